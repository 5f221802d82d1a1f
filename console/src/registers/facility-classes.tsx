import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { FacilityClass } from '@guanjia/contract/registers.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSite } from '../session/session.tsx'

const levelOf = (code: string): number => code.split('.').length
const indented = ({ code, name }: FacilityClass): string => `${'　'.repeat(levelOf(code) - 1)}${name}`

/** The tree of classes with how many facilities of the site stand below each; a new branch hangs where its number says. */
export function FacilityClasses() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('registers.classes.title')}</Button>
      {isOpen && <Tree onClose={() => setOpen(false)} />}
    </>
  )
}

function Tree({ onClose }: { onClose: () => void }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const [isMaking, setMaking] = useState(false)
  const classes = useCall('registers.listFacilityClasses', { query: { siteId: site.id } })
  return (
    <Modal
      open
      title={t('registers.classes.title')}
      onCancel={onClose}
      width={560}
      footer={
        may('registers:decide') && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('registers.classes.new')}
          </Button>
        )
      }
    >
      <div style={{ maxHeight: '60vh', overflowY: 'auto' }}>
        <DataTable<FacilityClass>
          label={t('registers.classes.title')}
          rows={classes.data?.items}
          rowKey={(one) => one.id}
          columns={[
            { key: 'code', title: t('registers.classes.code'), width: 110, render: (one) => one.code },
            { key: 'name', title: t('registers.field.classId'), render: indented },
            { key: 'n', title: t('registers.classes.facilities'), width: 110, align: 'right', render: (one) => one.facilities || null },
          ]}
          empty={<strong>{t('registers.classes.none')}</strong>}
        />
      </div>
      {isMaking && <NewClass classes={classes.data?.items ?? []} onClose={() => setMaking(false)} />}
    </Modal>
  )
}

interface Values {
  above: string | undefined
  /** The two digits of its own level. */
  code: string
  name: string
}

/** The first two digits that nothing has yet below `above`. */
function nextNumber(classes: readonly FacilityClass[], above: string | undefined): string {
  const stem = above === undefined ? '' : `${above}.`
  const taken = new Set(classes.filter(({ code }) => code.startsWith(stem) && levelOf(code) === levelOf(stem + '00')).map(({ code }) => code.slice(stem.length)))
  for (let n = 1; n < 100; n++) if (!taken.has(String(n).padStart(2, '0'))) return String(n).padStart(2, '0')
  return ''
}

function NewClass({ classes, onClose }: { classes: readonly FacilityClass[]; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const create = useAct('registers.createFacilityClass', ['registers'])
  const submit = async ({ above, code: own, name }: Values): Promise<void> => {
    const code = above ? `${above}.${own}` : own
    const made = await inWords(t, () => create.mutateAsync({ body: { code, name } }), { '/code': t('registers.classes.taken', { code }) })
    void message.success(t('archives.created', { name: `${made.code} ${made.name}` }))
  }
  return (
    <ActForm<Values> title={t('registers.classes.new')} verb={t('registers.classes.new')} initial={{ above: undefined, code: nextNumber(classes, undefined), name: '' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="above" label={t('registers.classes.above')}>
            <Select
              allowClear
              placeholder={t('registers.classes.top')}
              showSearch={{ optionFilterProp: 'label' }}
              options={classes.filter(({ code }) => levelOf(code) < 3).map((one) => ({ value: one.code, label: `${one.code} ${indented(one)}` }))}
              onChange={(code?: string) => form.setFieldValue('code', nextNumber(classes, code))}
            />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="code" label={t('registers.classes.number')} rules={[{ required: true, pattern: /^\d{2}$/, message: t('registers.classes.twoDigits') }]}>
              <Input maxLength={2} inputMode="numeric" />
            </Form.Item>
            <Form.Item name="name" label={t('registers.field.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
              <Input maxLength={50} autoFocus />
            </Form.Item>
          </div>
        </>
      )}
    </ActForm>
  )
}
