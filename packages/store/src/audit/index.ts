export { type Act, addAuditEvent } from './add-audit-event.ts'
export { type AuditRow, listAudit } from './list-audit.ts'
