export const mobileTraining = {
  link: '考试与错题本',
  phone: '手机',
}
