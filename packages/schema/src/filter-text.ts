/** A filter's text form without validators: what a page in a browser needs to keep a form and its text in step. */
export { canonicalFilter } from './filter/canonical-filter.ts'
export { writeFilterText } from './filter/write-filter-text.ts'
export { readYuan, writeYuan } from './filter/yuan.ts'
