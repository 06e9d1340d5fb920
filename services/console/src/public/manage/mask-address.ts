/**
 * An address as its owner recognises it and nobody else learns it: `z•••@example.org`. A digest may
 * have been passed on, and with it the link to the page that shows this.
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at > 0 ? `${address.slice(0, 1)}•••${address.slice(at)}` : '•••'
}
