export const archives = {
}
