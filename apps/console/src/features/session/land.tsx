const pitch = 18;
const columns = 42;
const rows = 50;
const middle = (rows - 1) / 2;

/** Whether a cell is land, the neck between two lands, or sea. */
function kindOf(column: number, row: number) {
  const away = Math.abs(row - middle);
  const rise = Math.sin(((1 - away / middle) * Math.PI) / 2);
  const left = Math.round(6 + 10 * rise);
  const right = columns - Math.round(6 + 7 * rise);
  // The neck widens where it meets the land.
  const flare = Math.max(0, Math.ceil(away - 2));
  const isNeckRow = away < 4;
  const isNeck =
    isNeckRow && column >= 15 && column < 30 && (flare === 0 || column < 18 - flare || column > 26 + flare);
  return isNeck ? 'neck' : column < left || column >= right ? 'land' : 'sea';
}

/** One path for each kind of cell, so that the picture has few elements. */
function pathOf(kind: 'land' | 'neck') {
  const cells = Array.from({ length: rows * columns }, (_, index) => [index % columns, Math.floor(index / columns)]);
  return cells
    .filter(([column = 0, row = 0]) => kindOf(column, row) === kind)
    .map(([column = 0, row = 0]) => `M${column * pitch + 5} ${row * pitch + 9}a4 4 0 1 0 8 0a4 4 0 1 0-8 0`)
    .join('');
}
const [land, neck] = [pathOf('land'), pathOf('neck')];

/** The only decoration of the product: its mark, drawn from the cells of the host map. */
export const Land = () => (
  <div className="border-line bg-canvas relative overflow-hidden border-l max-lg:hidden" style={{ flex: '7 1 0' }}>
    <svg
      aria-hidden
      viewBox={`0 0 ${columns * pitch} ${rows * pitch}`}
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0"
      width="100%"
      height="100%"
    >
      <path d={land} fill="var(--mute-fill)" opacity={0.75} />
      <path d={neck} fill="var(--accent)" opacity={0.9} />
    </svg>
  </div>
);
