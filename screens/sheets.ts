import type { Browser, Page } from '@playwright/test';

export interface Shot {
  label: string;
  png: Buffer;
}

interface Sheet {
  columns: number;
  /** The width of a picture on the sheet, and its greatest height, in pixels. */
  width: number;
  height: number;
}

const quality = 0.64;

/** Draws pictures in a browser, because it is the only image library that every contributor has. */
export class Darkroom {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser) {
    return new Darkroom(await browser.newPage());
  }

  /** Returns the pictures in rows as one WebP, each below its label. Taller ones lose their lower part. */
  async sheet(shots: Shot[], { columns, width, height }: Sheet) {
    const given = shots.map(({ label, png }) => ({ label, url: `data:image/png;base64,${png.toString('base64')}` }));
    const data = await this.page.evaluate(
      async ({ given, columns, width, height, quality }) => {
        const [gap, head] = [8, given.some(({ label }) => label) ? 20 : 0];
        const load = async (url: string) => createImageBitmap(await (await fetch(url)).blob());
        const pictures = await Promise.all(given.map(({ url }) => load(url)));
        const heights = pictures.map((each) => Math.min(height, Math.round((each.height * width) / each.width)));
        const rows = Array.from({ length: Math.ceil(given.length / columns) }, (_, row) =>
          Math.max(...heights.slice(row * columns, (row + 1) * columns)),
        );
        const isSingle = given.length === 1;
        const canvas = document.createElement('canvas');
        canvas.width = isSingle ? width : columns * (width + gap) + gap;
        canvas.height = isSingle ? (heights[0] ?? 0) : rows.reduce((sum, row) => sum + row + head + gap, gap);
        const brush = canvas.getContext('2d');
        if (!brush) throw new Error('the browser has no canvas');
        brush.imageSmoothingQuality = 'high';
        brush.fillStyle = '#8a9299';
        brush.fillRect(0, 0, canvas.width, canvas.height);
        brush.font = '600 13px sans-serif';
        for (const [index, each] of pictures.entries()) {
          const [column, row] = [index % columns, Math.floor(index / columns)];
          const x = isSingle ? 0 : gap + column * (width + gap);
          const y = isSingle ? 0 : gap + rows.slice(0, row).reduce((sum, before) => sum + before + head + gap, 0);
          const shown = heights[index] ?? 0;
          brush.fillStyle = '#fff';
          if (!isSingle) brush.fillText(given[index]?.label ?? '', x, y + 14);
          brush.drawImage(
            each,
            0,
            0,
            each.width,
            (shown * each.width) / width,
            x,
            y + (isSingle ? 0 : head),
            width,
            shown,
          );
        }
        return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
      },
      { given, columns, width, height, quality },
    );
    return Buffer.from(data, 'base64');
  }
}
