import { App } from 'antd'
import { useState } from 'react'
import { upload, useAct, useT } from '@guanjia/ui'
import { newId } from '../../kit/new-id.ts'
import { useComplain } from '../../kit/problem.tsx'

/** Lets somebody choose a file of words, sends it, and says what came of it; a faulty file changes nothing. */
export function useWordImport(): { chooseFile: () => void; isImporting: boolean } {
  const t = useT()
  const { message, modal } = App.useApp()
  const complain = useComplain()
  const take = useAct('language.importWords')
  const [isUploading, setUploading] = useState(false)
  const send = async (file: File): Promise<void> => {
    setUploading(true)
    try {
      const { id } = await upload(file, file.name, newId())
      const { problems, ...counts } = await take.mutateAsync({ body: { fileId: id } })
      if (problems.length === 0) void message.success(t('language.words.imported', counts), 5)
      else {
        modal.error({
          title: t('language.words.faulty', { n: problems.length }),
          content: problems.slice(0, 10).map((problem) => t('language.words.faultyRow', problem)).join('\n'),
          styles: { body: { whiteSpace: 'pre-wrap' } },
        })
      }
    } catch (error) {
      complain(error)
    } finally {
      setUploading(false)
    }
  }
  const chooseFile = (): void => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx,.xls,.csv'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) void send(file)
    })
    input.click()
  }
  return { chooseFile, isImporting: isUploading || take.isPending }
}
