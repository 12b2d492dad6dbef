import type { ComponentProps } from 'react';

/** Renders a small table in a page, such as the steps of an operation. Lists use shared/data-grid. */
export function Table({ className = '', ...rest }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto">
      <table className={`w-full border-collapse text-left ${className}`} {...rest} />
    </div>
  );
}

/** A column's head. */
export const Th = ({ className = '', ...rest }: ComponentProps<'th'>) => (
  <th
    scope="col"
    className={`border-line text-text-soft bg-surface sticky top-0 h-8 border-b pr-3 text-xs font-medium whitespace-nowrap ${className}`}
    {...rest}
  />
);

export const Tr = ({ className = '', ...rest }: ComponentProps<'tr'>) => (
  <tr className={`border-line hover:bg-hover border-b ${className}`} {...rest} />
);

const cellLook = 'h-(--row) py-(--row-space) pr-3 align-top';

/** The cell that names its row. */
export const RowTh = ({ className = '', ...rest }: ComponentProps<'th'>) => (
  <th scope="row" className={`${cellLook} font-normal ${className}`} {...rest} />
);

export const Td = ({ className = '', ...rest }: ComponentProps<'td'>) => (
  <td className={`${cellLook} ${className}`} {...rest} />
);
