import { Modal } from 'antd'
import { useT } from '@guanjia/ui'
import { useSession } from '../session/session.tsx'

export function Help({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { sites } = useSession()
  const keys: [string[], string][] = [
    [['/'], t('shell.help.search')],
    [['n'], t('shell.help.newCase')],
    [['g'], t('shell.help.myWork')],
    ...(sites.length > 1 ? ([[['s'], t('headoffice.switch.title')]] as [string[], string][]) : []),
    [['j', 'k'], t('shell.help.move')],
    [['Enter'], t('shell.help.open')],
    [['a'], t('shell.help.act')],
    [['Esc'], t('shell.help.back')],
    [['Ctrl', 'Enter'], t('shell.help.save')],
    [['↑', '↓'], t('shell.help.choose')],
    [['F2'], t('shell.help.callNext')],
    [['F3'], t('shell.help.findCaller')],
    [['F4'], t('shell.help.seeOff')],
    [['F6'], t('shell.help.nextStep')],
    [['F7'], t('shell.help.arrived')],
    [['?'], t('shell.help.list')],
  ]
  return (
    <Modal open title={t('shell.help.title')} footer={null} onCancel={onClose} width={480}>
      <dl style={{ display: 'grid', gridTemplateColumns: '140px 1fr', rowGap: 10 }}>
        {keys.map(([names, meaning]) => [
          <dt key={names.join()} className="gj-row" style={{ gap: 4 }}>
            {names.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </dt>,
          <dd key={`${names.join()}:`}>{meaning}</dd>,
        ])}
      </dl>
    </Modal>
  )
}
