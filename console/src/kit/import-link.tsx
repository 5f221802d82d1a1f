import { Button } from 'antd'
import { ImportOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { useMay } from '../session/session.tsx'

/** From a list to the import of its kind, for who may import it. */
export function ImportLink({ kind, needs }: { kind: ImportRun['kind']; needs: Permission }) {
  const t = useT()
  const may = useMay()
  if (!may('archives:import') || !may(needs)) return null
  return (
    <Link to="/imports" search={{ kind }}>
      <Button icon={<ImportOutlined />}>{t('shell.nav.imports')}</Button>
    </Link>
  )
}
