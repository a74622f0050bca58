import type { Table, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import { blockText } from '../../contract/index.ts';
import type { Check, Finding, Place } from './check.ts';
import { add, compare, type Decimal, decimal, distance, format, more, shift, ZERO } from './value.ts';

const TOTAL = /^(?:合计|总计|共计|总和|总数|total|sum|all)$/i;
/** Rows inside another one count twice. */
const PART = /其中|^#|of which|including|^\s*[—–-]{1,2}\s*\S/i;
/** Columns that do not add up: rates, averages, ranks, years, prices. */
const NO_SUM =
  /率|均|比|占|指数|增速|增长|同比|环比|序号|排名|年份|单价|价格|密度|%|％|‰|rate|average|mean|median|share|index|change|growth|rank|price|per\b|on time|ratio/i;
const NUMBER = /^[-−]?\d{1,3}(?:[,，]\d{3})*(?:\.\d+)?$|^[-−]?\d+(?:\.\d+)?$/;
/** Units that figures are rounded to: half of the last place may be lost in each row. */
const ROUNDED = /万|亿|千|吨|亩|公里|公顷|平方|thousand|million|billion|\bbn\b|\bkm\b|hectares|tonnes/i;
/** Rows of a table that is looked at. */
const MOST_ROWS = 2_000;

interface Cell {
  value: Decimal;
  /** Half of the last printed place. */
  slack: Decimal;
  node: TableCell;
}

/** A total in the last row of a table that is not the sum of its column. */
export const table = {
  rule: 'check/table',
  defaultSeverity: 'error',
  find: ({ document }) => {
    const findings: Finding[] = [];
    visit(document.tree, 'table', (node) => {
      findings.push(...judge(node, node.data?.file ?? 0));
    });
    return findings;
  },
} satisfies Check;

function judge({ children: rows }: Table, file: number): Finding[] {
  const [head, ...body] = rows;
  const last = body.at(-1);
  const label = (row: (typeof rows)[number]) => textOf(row.children[0]).trim();
  if (!head || !last || body.length < 3 || body.length > MOST_ROWS || !TOTAL.test(label(last))) return [];
  const parts = body.slice(0, -1);
  if (parts.some((row) => PART.test(label(row)) || TOTAL.test(label(row)))) return [];
  return head.children.slice(1).flatMap((title, index): Finding[] => {
    const heading = textOf(title);
    if (NO_SUM.test(heading)) return [];
    const isRounded = ROUNDED.test(heading);
    const column = parts.map(({ children }) => cellOf(children[index + 1], isRounded));
    const total = cellOf(last.children[index + 1], isRounded);
    if (!total || column.some((cell) => cell === undefined)) return [];
    const cells = column as Cell[];
    const sum = cells.map(({ value }) => value).reduce(add, ZERO);
    const slack = [total, ...cells].map((cell) => cell.slack).reduce(add, ZERO);
    if (!more(distance(sum, total.value), slack) || isAverage(sum, cells.length, total)) return [];
    return [finding(total, cells, sum, file)];
  });
}

/** A total row that gives the mean of its column is no sum, whatever its label. */
function isAverage(sum: Decimal, count: number, total: Cell): boolean {
  const times = { coefficient: total.value.coefficient * BigInt(count), exponent: total.value.exponent };
  const reach = { coefficient: total.slack.coefficient * BigInt(count), exponent: total.slack.exponent };
  return compare(distance(times, sum), reach) <= 0;
}

function finding(total: Cell, cells: readonly Cell[], sum: Decimal, file: number): Finding {
  const [first, last] = [placeOf(cells[0], file), placeOf(cells.at(-1), file)];
  const span = { file, position: { start: first.position.start, end: last.position.end } };
  return {
    reason: `Unexpected total \`${textOf(total.node)}\`, expected the sum of its column, \`${format(sum)}\``,
    note: 'Correct the total or the row that is wrong.',
    at: placeOf(total, file),
    other: { ...span, reason: 'The column' },
  };
}

const NOWHERE = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const placeOf = (cell: Cell | undefined, file: number): Place => ({ file, position: cell?.node.position ?? NOWHERE });

const textOf = (node: TableCell | undefined): string => (node ? blockText(node, '').text : '');

function cellOf(node: TableCell | undefined, isRounded: boolean): Cell | undefined {
  const text = textOf(node).trim();
  if (!node || !NUMBER.test(text)) return undefined;
  const value = decimal(text.replace(/[,，]/g, '').replace('−', '-'));
  const places = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  return { value, slack: places === 0 && !isRounded ? ZERO : shift(decimal('5'), -places - 1), node };
}
