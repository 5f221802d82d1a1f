import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import { useShortcut } from './shortcuts.ts'

export interface Act {
  key: string
  text: string
  onClick: () => void
  isDanger?: boolean
  /** Seldom used: stays under “more”. */
  isRare?: boolean
  icon?: ReactNode
}

const SHOWN = 4

/** Only acts that are allowed; the first is the obvious next one (key `a`), a few more are in sight, the rest under “more”. */
export function ActionBar({ acts, hasNext = true, children }: { acts: readonly Act[]; hasNext?: boolean; children?: ReactNode }) {
  const t = useT()
  const first = hasNext ? acts[0] : undefined
  const others = acts.slice(first ? 1 : 0)
  const shown = others.filter(({ isRare, isDanger }) => !isRare && !isDanger).slice(0, SHOWN - 1)
  const rest = others.filter((act) => !shown.includes(act))
  useShortcut('a', () => first?.onClick(), first !== undefined)
  return (
    <div className="gj-row gj-wrap" role="toolbar" aria-label={t('shell.acts.label')}>
      {first && (
        <Button type="primary" icon={first.icon} onClick={first.onClick} title={t('shell.acts.key')}>
          {first.text}
        </Button>
      )}
      {shown.map((act) => (
        <Button key={act.key} icon={act.icon} onClick={act.onClick}>
          {act.text}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map(({ key, text, isDanger }) => ({ key, label: text, danger: isDanger })),
            onClick: ({ key }) => rest.find((act) => act.key === key)?.onClick(),
          }}
        >
          <Button>
            {t('shell.acts.more')}
            <DownOutlined style={{ fontSize: 10 }} />
          </Button>
        </Dropdown>
      )}
      {children}
    </div>
  )
}
