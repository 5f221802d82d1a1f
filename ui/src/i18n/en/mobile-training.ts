import type { mobileTraining as source } from '../zh-CN/mobile-training.ts'

export const mobileTraining: typeof source = {
  link: 'Exams and wrong-answer book',
  training: 'Training and courses',
  phone: 'a phone',
}
