import type { Finding } from '../model.ts';
import type { UploadAnswer } from './words.ts';

/** What is wrong in the uploaded template, place by place, with what to write instead. */
export function Findings({ answer, problem }: { answer: UploadAnswer | undefined; problem: string | undefined }) {
  if (problem !== undefined) {
    return (
      <div className="op-findings" role="alert">
        {problem}
      </div>
    );
  }
  if (answer === undefined || answer.findings.length === 0) return null;
  const title = answer.isAccepted
    ? 'Шаблон принят, но обратите внимание:'
    : 'Шаблон не принят, действует прежний. Поправьте в Word и загрузите снова:';
  return (
    <div className="op-findings" role="alert">
      <strong>{title}</strong>
      <ol>
        {answer.findings.map((finding) => (
          <OneFinding key={`${finding.place}:${finding.placeholder}:${finding.text}`} finding={finding} />
        ))}
      </ol>
    </div>
  );
}

function OneFinding({ finding }: { finding: Finding }) {
  return (
    <li>
      <span className="op-findings-place">{capitalise(finding.place)}.</span> {finding.text}
    </li>
  );
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
