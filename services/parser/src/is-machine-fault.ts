// SQLSTATE classes (PostgreSQL manual, appendix A): connection, transaction rollback, insufficient
// resources, operator intervention, system error.
const machineClasses = new Set(['08', '40', '53', '57', '58'])

const machineErrors = new Set(['BlobDamaged', 'ChildUnavailable'])

/** True where the stored copy of a file is gone or damaged: only a person can put it back. */
export function isBlobLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'BlobDamaged' || ('code' in error && error.code === 'ENOENT')
}

/**
 * True where the machine is at fault (a disk, a connection, memory of the database) and the same
 * step may succeed later; false where the same file would bring the same error again.
 */
export function isMachineFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // Errors of the operating system: files and sockets.
  if ('syscall' in error || machineErrors.has(error.name)) return true
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code))
    return machineClasses.has(error.code.slice(0, 2))
  // pg says so without a code.
  return /connection terminated|timeout exceeded when trying to connect/i.test(error.message)
}
