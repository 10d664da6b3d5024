// What other modules' screens may take from the board: figures that open the rows they count.
export { Bars, Num, Part, percent, Tile, Tiles } from './figures.tsx';
