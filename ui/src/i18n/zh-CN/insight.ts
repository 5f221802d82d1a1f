export const insight = {
}
