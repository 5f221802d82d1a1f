export const mobileTraining = {
  link: '考试与错题本',
  training: '培训与课程',
  phone: '手机',
}
