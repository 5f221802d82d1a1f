/** The routes of this area; each is made by `createRoute` below `shellRoute` with a lazily loaded screen (see ../README.md). */
export const settingRoutes = [] as const
