import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Skeleton, Switch } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Category } from '@guanjia/contract/cases.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { UrgencyTag } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { branchesOf, moved, nextPlace } from './category-order.ts'
import { PageHead } from './page-head.tsx'

const CategoryForm = lazy(() => import('./category-form.tsx').then(({ CategoryForm }) => ({ default: CategoryForm })))
const CategoryChange = lazy(() => import('./category-form.tsx').then(({ CategoryChange }) => ({ default: CategoryChange })))

type Making = { parent: Category | null; sortOrder: number }

/** The two levels by which cases are told apart. */
export function Categories() {
  const t = useT()
  const may = useMay()
  const [making, setMaking] = useState<Making | null>(null)
  const [changing, setChanging] = useState<Category | null>(null)
  const [showsOff, setShowsOff] = useState(false)
  const found = useCall('cases.listCategories', {})
  const slow = useIsSlow(found.isPending)
  const branches = branchesOf(found.data?.items ?? [])
  const hasOff = found.data?.items.some(({ isActive }) => !isActive) ?? false
  const mayEdit = may('settings:manage')
  const shown = (category: Category): boolean => showsOff || category.isActive
  const roots = branches.map(({ category }) => category)
  const rowActs = (siblings: readonly Category[]) => ({ siblings: siblings.filter(shown), mayEdit, onEdit: setChanging })
  return (
    <>
      <PageHead title={t('settings.categories.title')} hint={t('settings.categories.hint')}>
        {hasOff && (
          <Checkbox checked={showsOff} onChange={({ target }) => setShowsOff(target.checked)}>
            {t('settings.categories.showOff')}
          </Checkbox>
        )}
        {mayEdit && (
          <Button type="primary" onClick={() => setMaking({ parent: null, sortOrder: nextPlace(roots, 0) })}>
            {t('settings.categories.add')}
          </Button>
        )}
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} paragraph={{ rows: 8 }} />}
        {found.data?.items.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('settings.categories.empty')}</h3>
            <p>{t('settings.categories.emptyHint')}</p>
          </div>
        )}
        {branches.length > 0 && (
          <table className="gj-settings-table">
            <thead>
              <tr>
                <th scope="col">{t('settings.categories.name')}</th>
                <th scope="col" className="gj-wide-only">
                  {t('settings.categories.code')}
                </th>
                <th scope="col">{t('settings.categories.kind')}</th>
                <th scope="col">{t('settings.categories.department')}</th>
                <th scope="col">{t('settings.categories.urgency')}</th>
                <th scope="col">{t('settings.categories.isActive')}</th>
                <td />
              </tr>
            </thead>
            {branches
              .filter(({ category }) => shown(category))
              .map(({ category, children }) => (
                <tbody key={category.id}>
                  <Row
                    category={category}
                    level={1}
                    {...rowActs(roots)}
                    onAdd={() => setMaking({ parent: category, sortOrder: nextPlace(children, category.sortOrder + 1) })}
                  />
                  {children.filter(shown).map((child) => (
                    <Row key={child.id} category={child} level={2} {...rowActs(children)} />
                  ))}
                </tbody>
              ))}
          </table>
        )}
      </section>
      <Suspense>
        {making && <CategoryForm {...making} onClose={() => setMaking(null)} />}
        {changing && <CategoryChange category={changing} onClose={() => setChanging(null)} />}
      </Suspense>
    </>
  )
}

interface RowProps {
  category: Category
  level: 1 | 2
  siblings: readonly Category[]
  mayEdit: boolean
  onEdit: (category: Category) => void
  onAdd?: () => void
}

function Row({ category, level, siblings, mayEdit, onEdit, onAdd }: RowProps) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const departments = useCall('organization.listDepartments', { query: { siteId: site.id } }, { staleTime: 300_000 })
  const change = useAct('cases.changeCategory', ['cases'])
  const up = moved(siblings, category.id, -1)
  const down = moved(siblings, category.id, 1)
  const { name } = category
  const department = departments.data?.items.find(({ code }) => code === category.departmentCode)
  const move = async (moves: typeof up): Promise<void> => {
    try {
      for (const {
        category: { id, version },
        sortOrder,
      } of moves)
        await change.mutateAsync({ params: { id }, body: { version, sortOrder } })
    } catch (error) {
      complain(error)
    }
  }
  const toggle = (isActive: boolean): void =>
    change.mutate(
      { params: { id: category.id }, body: { version: category.version, isActive } },
      {
        onError: complain,
        onSuccess: () => void message.success(t(isActive ? 'settings.categories.activated' : 'settings.categories.deactivated', { name })),
      },
    )
  return (
    <tr data-level={level} data-off={!category.isActive}>
      <th scope="row">{name}</th>
      <td className="gj-quiet gj-wide-only">{category.code}</td>
      <td>{category.kind ? label('caseKind', category.kind) : <span className="gj-quiet">{t('settings.categories.anyKind')}</span>}</td>
      <td>{department?.name ?? (category.departmentCode || <span className="gj-quiet">{t('settings.categories.noDepartment')}</span>)}</td>
      <td>
        {category.urgency === 'normal' ? (
          <span className="gj-quiet">{label('urgency', 'normal')}</span>
        ) : (
          <UrgencyTag urgency={category.urgency} />
        )}
      </td>
      <td>
        {mayEdit ? (
          <Switch
            size="small"
            checked={category.isActive}
            loading={change.isPending}
            aria-label={`${t('settings.categories.isActive')} · ${name}`}
            onChange={toggle}
          />
        ) : (
          !category.isActive && t('settings.categories.off')
        )}
      </td>
      <td className="gj-acts">
        {mayEdit && (
          <>
            {onAdd && (
              <Button size="small" type="text" icon={<PlusOutlined />} onClick={onAdd}>
                {t('settings.categories.addChild')}
              </Button>
            )}
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              disabled={up.length === 0 || change.isPending}
              aria-label={`${t('settings.categories.up')} · ${name}`}
              title={t('settings.categories.up')}
              onClick={() => void move(up)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              disabled={down.length === 0 || change.isPending}
              aria-label={`${t('settings.categories.down')} · ${name}`}
              title={t('settings.categories.down')}
              onClick={() => void move(down)}
            />
            <Button
              size="small"
              type="text"
              icon={<EditOutlined />}
              aria-label={`${t('settings.categories.edit')} · ${name}`}
              title={t('settings.categories.edit')}
              onClick={() => onEdit(category)}
            />
          </>
        )}
      </td>
    </tr>
  )
}
