/** How a text looks: Public Sans in one of two weights, its size in points, its color. */
export type Look = { font?: 'regular' | 'bold'; size?: number; color?: string }

/** Public Sans (SIL Open Font License), which is embedded: what is printed needs no font of the reader's. */
export const fontFile = (weight: 'Regular' | 'Bold'): string =>
  `node_modules/@uswds/uswds/dist/fonts/public-sans/PublicSans-${weight}.ttf`

/** In points, 72 to the inch; a US Letter page is 612 wide and 792 high. */
export const margin = 54
export const width = 612 - 2 * margin
/** Where the line above the foot is. */
export const footLine = 742
/** Between two lines of one text. */
export const lineGap = 2

export const ink = '#1b1b1b'
export const quietInk = '#565c65'
export const paleLine = '#c6cace'
