export { type DecidedContainer, decideContainers } from './decide-containers.ts'
export {
  listMembers,
  listParents,
  type MemberRow,
  type ParentRow,
} from './list-members.ts'
export {
  memberJobsOf,
  type OpenedContainer,
  openContainer,
  type ReceivedMember,
} from './open-container.ts'
