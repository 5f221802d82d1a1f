export const workorders = {
}
