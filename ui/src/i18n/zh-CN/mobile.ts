export const mobile = {
}
