import { messageTemplate } from '../messages/messages.ts'

/** What administrators hear when the safety net has a hole. */
export function declareBackupMessages(): void {
  messageTemplate('backup.failed', {
    'zh-CN': { title: '备份失败', body: '{why}。请在“设置 · 备份”中查看原因后重新备份。' },
    'zh-TW': { title: '備份失敗', body: '{why}。請在「設定 · 備份」中查看原因後重新備份。' },
    en: { title: 'Backup failed', body: '{why}. See Settings · Backups for the cause, then back up again.' },
  })
  messageTemplate('backup.drill_failed', {
    'zh-CN': { title: '恢复演练未通过', body: '{why}。最近的备份可能无法恢复，请尽快重新备份并演练。' },
    'zh-TW': { title: '還原演練未通過', body: '{why}。最近的備份可能無法還原，請儘快重新備份並演練。' },
    en: { title: 'Restore drill failed', body: '{why}. The newest backup may not save you: back up again and repeat the drill.' },
  })
}
