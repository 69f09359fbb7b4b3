import { Button, Group, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck, IconX } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useContext, useEffect, useState } from 'react';
import { RouterLink } from './link.tsx';
import { type SavedView, ViewKeeperContext } from './saved-views/keeper.tsx';
import { showUndo } from './state.tsx';

function useSavedViews(list: string) {
  const keeper = useContext(ViewKeeperContext);
  const [views, setViews] = useState<readonly SavedView[]>([]);
  useEffect(() => {
    let isCurrent = true;
    keeper?.load(list).then(
      (found) => isCurrent && setViews(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [keeper, list]);
  const save = async (name: string, query: string) => {
    const view = await keeper?.save(list, name, query);
    if (view) setViews((known) => [...known.filter((item) => item.id !== view.id), view]);
  };
  const remove = async (view: SavedView) => {
    setViews((known) => known.filter((item) => item.id !== view.id));
    await keeper?.remove(view.id);
    showUndo(`Вид «${view.name}» удалён`, () => void save(view.name, view.query));
  };
  return { views, save, remove };
}

/** The list as one has set it up, under a name: filters and order come back in one click. */
export function SavedViews({ list }: { list: string }) {
  const { pathname, searchStr } = useLocation();
  const query = searchStr.replace(/^\?/, '');
  const { views, save, remove } = useSavedViews(list);
  const current = views.find((view) => view.query === query);
  return (
    <Menu position="bottom-end" shadow="md" width={300} closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBookmark size="1.1rem" stroke={1.6} aria-hidden />}>
          {current?.name ?? 'Виды'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.length === 0 ? <Menu.Label>Сохраните фильтры и порядок под именем</Menu.Label> : null}
        {views.map((view) => (
          <Group key={view.id} gap={0} wrap="nowrap">
            <Menu.Item
              component={RouterLink}
              href={view.query === '' ? pathname : `${pathname}?${view.query}`}
              closeMenuOnClick
              leftSection={
                view === current ? <IconCheck size="1rem" aria-hidden /> : <IconBookmark size="1rem" aria-hidden />
              }
            >
              {view.name}
            </Menu.Item>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Удалить вид «${view.name}»`}
              onClick={() => void remove(view)}
            >
              <IconX size="1rem" aria-hidden />
            </Button>
          </Group>
        ))}
        <Menu.Divider />
        <NewView onSave={(name) => save(name, query)} />
      </Menu.Dropdown>
    </Menu>
  );
}

function NewView({ onSave }: { onSave: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const submit = async () => {
    if (name.trim() === '') return;
    await onSave(name.trim());
    setName('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Group gap="xs" wrap="nowrap" p={6}>
        <TextInput
          aria-label="Имя вида"
          placeholder="Имя этого вида"
          maxLength={80}
          style={{ flex: 1 }}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          // The menu moves by letters; here they are typed.
          onKeyDown={(event) => event.stopPropagation()}
        />
        <Button type="submit" variant="light" disabled={name.trim() === ''}>
          Сохранить
        </Button>
      </Group>
    </form>
  );
}
