import { formatNumber } from '#core/text/plural.ts';
import { RouterLink } from '../link.tsx';
import { isCurrentSection, type NavGroup, type NavItem } from './nav-model.ts';

/** The sections by groups; every icon has its label. */
export function Navigation({ groups, path }: { groups: readonly NavGroup[]; path: string }) {
  return (
    <nav className="op-nav" aria-label="Разделы">
      {groups.map((group) => (
        <div key={group.items[0]?.href ?? group.title} className="op-nav-group">
          {group.title === undefined ? null : <div className="op-nav-title">{group.title}</div>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <NavigationLink item={item} path={path} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NavigationLink({ item, path }: { item: NavItem; path: string }) {
  const Icon = item.icon;
  return (
    <RouterLink
      href={item.href}
      className="op-nav-link"
      aria-current={isCurrentSection(item.href, path) ? 'page' : undefined}
    >
      <Icon size="1.15rem" stroke={1.6} aria-hidden />
      <span className="op-nav-label">{item.title}</span>
      {item.badge === undefined || item.badge === 0 ? null : (
        <span className="op-nav-badge op-tabular">
          {formatNumber(item.badge)}
          <span className="op-visually-hidden"> ждут внимания</span>
        </span>
      )}
    </RouterLink>
  );
}
