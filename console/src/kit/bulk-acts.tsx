import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import type { Bulk, BulkAct } from './bulk.ts'

/** An act on many records that asks for words at most. */
interface WordedAct {
  action: string
  name: string
  /** The field of the act that takes the words; asks for none when left out. */
  words?: 'note' | 'reason'
  isNeeded?: boolean
  isDanger?: boolean
  /** Further `Form.Item`s, before the words. */
  before?: ReactNode
}

/** The bulk bar of a list whose acts ask for words at most; each record still says by itself whether it may be. */
export function useWordedBulk(path: string, stale: readonly string[], acts: readonly WordedAct[]): Bulk {
  const t = useT()
  return {
    path, stale,
    acts: acts.map(({ action, name, words, isNeeded = false, isDanger = false, before }): BulkAct => ({
      key: action, name, isDanger,
      fields: (
        <>
          {before}
          {words && (
            <Form.Item name={words} label={t(words === 'reason' ? 'bulk.reason' : 'bulk.note')} rules={isNeeded ? [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }] : []}>
              <Input.TextArea autoFocus={!before} rows={3} maxLength={300} />
            </Form.Item>
          )}
        </>
      ),
      body: (values) => ({ action, ...values }),
    })),
  }
}
