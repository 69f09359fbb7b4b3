import { Notifications } from '@mantine/notifications';

/** Where notices appear. A file of its own, loaded late: their store is in the frame of all pages, and the whole library would follow it there. */
export function Notices() {
  return <Notifications position="bottom-right" limit={3} autoClose={8000} containerWidth={380} />;
}
