/** Apart, so that only the place of the notices comes late: their store is in the frame, and all of the library would follow it there. */
export { Notifications } from '@mantine/notifications';
