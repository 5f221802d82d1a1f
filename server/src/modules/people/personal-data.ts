import { ERASED_NAME, holdsPersonalData } from '../../platform/personal-data/index.ts'

/** What the sign-in of a person says of them. */
export function personalDataOfPeople(): void {
  holdsPersonalData({
    name: 'people',
    async tell(ctx, personId) {
      const rows = await ctx.tx.selectFrom('account').select(['id', 'login', 'name', 'phone', 'locale', 'is_active', 'created_at']).where('person_id', '=', personId).execute()
      return rows.map((row) => ({ what: 'account', ...row }))
    },
    async obstacles(ctx, personId) {
      const staff = await ctx.tx
        .selectFrom('account')
        .innerJoin('employee', (join) => join.onRef('employee.organization_id', '=', 'account.organization_id').onRef('employee.account_id', '=', 'account.id'))
        .select('employee.name')
        .where('account.person_id', '=', personId)
        .where('employee.is_active', '=', true)
        .execute()
      return staff.map(({ name }) => ({ kind: 'staff_account', text: name }))
    },
    async erase(ctx, personId, isTrial) {
      const rows = await ctx.tx.selectFrom('account').select('id').where('person_id', '=', personId).execute()
      if (!isTrial)
        for (const { id } of rows) {
          await ctx.tx.updateTable('account').set({ login: `erased-${id}`, name: ERASED_NAME, phone: '', password_hash: 'erased', is_active: false }).where('id', '=', id).execute()
          await ctx.tx.updateTable('session').set((e) => ({ revoked_at: e.fn.coalesce('revoked_at', e.val(ctx.now)), device: '', address: '' })).where('account_id', '=', id).execute()
        }
      return { erased: rows.length, kept: 0 }
    },
  })
}
