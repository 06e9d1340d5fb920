import type { FaultCode } from '@jianbao/schema'

/** What a file holds stops its reader: `readDocument` answers with the fault. */
export class ReadFault extends Error {
  readonly fault: FaultCode
  readonly detail: string | undefined

  constructor(fault: FaultCode, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? fault : `${fault}: ${detail}`, options)
    this.name = 'ReadFault'
    this.fault = fault
    this.detail = detail
  }
}
