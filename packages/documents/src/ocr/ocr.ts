/** What the readers ask of a program that recognises text. */

/**
 * Recognises the text of one picture (PNG, JPEG, TIFF, PNM …) and answers in the table form (TSV) of
 * Tesseract. Throws ReadFault `needs-ocr` where the machine cannot.
 */
export type Ocr = (picture: Uint8Array) => Promise<string>
