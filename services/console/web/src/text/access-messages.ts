/** Words of accounts, roles and tokens. */
export const accessMessages = {
  role_reader: { zh: '读者', en: 'Reader' },
  role_editor: { zh: '编辑', en: 'Editor' },
  role_administrator: { zh: '管理员', en: 'Administrator' },
  owner: { zh: '本机管理员', en: 'Owner of this machine' },
  person: { zh: '当前用户', en: 'Who is logged in' },
} as const
