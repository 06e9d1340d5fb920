/** Connections of one service's pool. Four services and the queues stay well below PostgreSQL's 100. */
export const poolConnectionsMax = 6
