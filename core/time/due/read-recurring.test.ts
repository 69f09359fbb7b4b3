import { checkTable } from './testing/due-table.ts';

checkTable(
  'how often',
  `
ежемесячно | recurring FREQ=MONTHLY
Ежемесячно. | recurring FREQ=MONTHLY
ежемес. | recurring FREQ=MONTHLY
каждый месяц | recurring FREQ=MONTHLY
1 раз в месяц | recurring FREQ=MONTHLY
один раз в месяц | recurring FREQ=MONTHLY
1 раз/мес. | recurring FREQ=MONTHLY
не реже 1 раза в месяц | recurring FREQ=MONTHLY
2 раза в месяц | recurring FREQ=MONTHLY;BYMONTHDAY=15,-1
раз в два месяца | recurring FREQ=MONTHLY;INTERVAL=2
каждые 2 месяца | recurring FREQ=MONTHLY;INTERVAL=2
ежеквартально | recurring FREQ=MONTHLY;INTERVAL=3
Ежекварт. | recurring FREQ=MONTHLY;INTERVAL=3
1 раз в квартал | recurring FREQ=MONTHLY;INTERVAL=3
1 раз в кв. | recurring FREQ=MONTHLY;INTERVAL=3
1р/кв | recurring FREQ=MONTHLY;INTERVAL=3
не реже одного раза в квартал | recurring FREQ=MONTHLY;INTERVAL=3
каждый квартал | recurring FREQ=MONTHLY;INTERVAL=3
в конце каждого квартала | recurring FREQ=MONTHLY;INTERVAL=3
по итогам квартала | recurring FREQ=MONTHLY;INTERVAL=3
раз в три месяца | recurring FREQ=MONTHLY;INTERVAL=3
в начале каждого квартала | recurring FREQ=YEARLY;BYMONTH=1,4,7,10
1 раз в полугодие | recurring FREQ=MONTHLY;INTERVAL=6
раз в полгода | recurring FREQ=MONTHLY;INTERVAL=6
2 раза в год | recurring FREQ=MONTHLY;INTERVAL=6
два раза в год | recurring FREQ=MONTHLY;INTERVAL=6
дважды в год | recurring FREQ=MONTHLY;INTERVAL=6
не менее двух раз в год | recurring FREQ=MONTHLY;INTERVAL=6
не менее 2-х раз в год | recurring FREQ=MONTHLY;INTERVAL=6
2 раза в учебный год | recurring FREQ=MONTHLY;INTERVAL=6
ежегодно 2 раза в год | recurring FREQ=MONTHLY;INTERVAL=6
3 раза в год | recurring FREQ=MONTHLY;INTERVAL=4
4 раза в год | recurring FREQ=MONTHLY;INTERVAL=3
ежегодно | recurring FREQ=YEARLY
раз в год | recurring FREQ=YEARLY
1 раз в год | recurring FREQ=YEARLY
не реже одного раза в год | recurring FREQ=YEARLY
каждый год | recurring FREQ=YEARLY
1 раз в учебный год | recurring FREQ=YEARLY
раз в 3 года | recurring FREQ=YEARLY;INTERVAL=3
1 раз в пять лет | recurring FREQ=YEARLY;INTERVAL=5
еженедельно | recurring FREQ=WEEKLY
1 раз в неделю | recurring FREQ=WEEKLY
раз в две недели | recurring FREQ=WEEKLY;INTERVAL=2
1 раз в 2 недели | recurring FREQ=WEEKLY;INTERVAL=2
каждую неделю | recurring FREQ=WEEKLY
ежедневно | recurring FREQ=DAILY
1 раз в четверть | recurring FREQ=YEARLY;BYMONTH=10,12,3,5
по итогам каждой четверти | recurring FREQ=YEARLY;BYMONTH=10,12,3,5
в конце четверти | recurring FREQ=YEARLY;BYMONTH=10,12,3,5
`,
);

checkTable(
  'days of the month',
  `
ежемесячно до 25 числа | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно до 25-го | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно до 25-го числа | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно до 25 | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно, не позднее 25-го | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно 1-го и 15-го | recurring FREQ=MONTHLY;BYMONTHDAY=1,15
до 25-го ежемесячно | recurring FREQ=MONTHLY;BYMONTHDAY=25
до 25-го числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=25
не позднее 25-ого числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежеквартально до 10-го | recurring FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10
ежемесячно, до 25-го числа | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно (до 25 числа) | recurring FREQ=MONTHLY;BYMONTHDAY=25
до 25 числа ежемесячно | recurring FREQ=MONTHLY;BYMONTHDAY=25
до 25 числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=25
не позднее 25 числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=25
до 25-го каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=25
каждое 25 число | recurring FREQ=MONTHLY;BYMONTHDAY=25
25 числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=25
ежемесячно, до 5 числа следующего месяца | recurring FREQ=MONTHLY;BYMONTHDAY=5
до 5 числа месяца, следующего за отчётным | recurring FREQ=MONTHLY;BYMONTHDAY=5
до 10 числа месяца, следующего за отчетным кварталом | recurring FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10
с 1 по 5 число каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=5
1 и 15 числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=1,15
ежеквартально до 10 числа | recurring FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10
последний день месяца | recurring FREQ=MONTHLY;BYMONTHDAY=-1
до последнего числа каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=-1
в конце каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=-1
в конце месяца | recurring FREQ=MONTHLY;BYMONTHDAY=-1
начало каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=10
2 декада каждого месяца | recurring FREQ=MONTHLY;BYMONTHDAY=20
`,
);

checkTable(
  'weekdays',
  `
1 неделя каждого месяца | recurring FREQ=MONTHLY;BYDAY=1MO
первая неделя месяца | recurring FREQ=MONTHLY;BYDAY=1MO
последняя пятница месяца | recurring FREQ=MONTHLY;BYDAY=-1FR
последняя пятница каждого месяца | recurring FREQ=MONTHLY;BYDAY=-1FR
каждая последняя пятница месяца | recurring FREQ=MONTHLY;BYDAY=-1FR
ежемесячно, последняя пятница | recurring FREQ=MONTHLY;BYDAY=-1FR
ежемесячно (3-я среда) | recurring FREQ=MONTHLY;BYDAY=3WE
3-я среда месяца | recurring FREQ=MONTHLY;BYDAY=3WE
третий четверг каждого месяца | recurring FREQ=MONTHLY;BYDAY=3TH
1-й и 3-й вторник месяца | recurring FREQ=MONTHLY;BYDAY=1TU,3TU
каждую вторую среду месяца | recurring FREQ=MONTHLY;BYDAY=2WE
каждый второй вторник | recurring FREQ=MONTHLY;BYDAY=2TU
последний рабочий день месяца | recurring FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
каждый вторник | recurring FREQ=WEEKLY;BYDAY=TU
каждую пятницу | recurring FREQ=WEEKLY;BYDAY=FR
каждый вторник и четверг | recurring FREQ=WEEKLY;BYDAY=TU,TH
по пятницам | recurring FREQ=WEEKLY;BYDAY=FR
по понедельникам и средам | recurring FREQ=WEEKLY;BYDAY=MO,WE
еженедельно по пятницам | recurring FREQ=WEEKLY;BYDAY=FR
по четвергам еженедельно | recurring FREQ=WEEKLY;BYDAY=TH
еженедельно (среда) | recurring FREQ=WEEKLY;BYDAY=WE
1 раз в неделю, по вторникам | recurring FREQ=WEEKLY;BYDAY=TU
вторник, четверг | recurring FREQ=WEEKLY;BYDAY=TU,TH
среда, 15.00 ч. | recurring FREQ=WEEKLY;BYDAY=WE
пн.-пт. | recurring FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
вт., чт. с 14:00 до 16:00 | recurring FREQ=WEEKLY;BYDAY=TU,TH
2 раза в неделю | recurring FREQ=WEEKLY;BYDAY=TU,FR
`,
);

checkTable(
  'every year',
  `
ежегодно в августе | recurring FREQ=YEARLY;BYMONTH=8
Август, ежегодно | recurring FREQ=YEARLY;BYMONTH=8
август (ежегодно) | recurring FREQ=YEARLY;BYMONTH=8
ежегодно, сентябрь, май | recurring FREQ=YEARLY;BYMONTH=9,5
сентябрь, май – ежегодно | recurring FREQ=YEARLY;BYMONTH=9,5
август-сентябрь ежегодно | recurring FREQ=YEARLY;BYMONTH=8,9;BYSETPOS=-1
ежегодно, сентябрь-октябрь | recurring FREQ=YEARLY;BYMONTH=9,10;BYSETPOS=-1
ежегодно до 1 июня | recurring FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1
до 1 июня ежегодно | recurring FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1
ежегодно, не позднее 15 сентября | recurring FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15
ежегодно к 1 сентября | recurring FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1
5 октября ежегодно | recurring FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=5
ежегодно с 1 по 15 сентября | recurring FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15
с 1 по 15 сентября ежегодно | recurring FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15
ежегодно до 20 мая и до 20 декабря | recurring FREQ=YEARLY;BYMONTH=5,12;BYMONTHDAY=20
1 октября и 1 апреля ежегодно | recurring FREQ=YEARLY;BYMONTH=10,4;BYMONTHDAY=1
ежегодно, последняя пятница августа | recurring FREQ=YEARLY;BYMONTH=8;BYDAY=-1FR
ежегодно в конце учебного года | recurring FREQ=YEARLY;BYMONTH=5
ежегодно в I квартале | recurring FREQ=YEARLY;BYMONTH=1,2,3;BYSETPOS=-1
ежегодно, осенью | recurring FREQ=YEARLY;BYMONTH=9,10,11;BYSETPOS=-1
2 раза в год (декабрь, май) | recurring FREQ=YEARLY;BYMONTH=12,5
2 раза в год: октябрь, апрель | recurring FREQ=YEARLY;BYMONTH=10,4
2 раза в год – в октябре и апреле | recurring FREQ=YEARLY;BYMONTH=10,4
1 раз в год (май) | recurring FREQ=YEARLY;BYMONTH=5
1 раз в год, в мае | recurring FREQ=YEARLY;BYMONTH=5
1 раз в год до 25 декабря | recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25
ежеквартально (март, июнь, сентябрь, декабрь) | recurring FREQ=YEARLY;BYMONTH=3,6,9,12
2 раза в год (декабрь 2023, май 2024) | =month 2023-12 + month 2024-05
`,
);

checkTable(
  'within what',
  `
ежемесячно в течение года | recurring FREQ=MONTHLY
В течение года, ежемесячно | recurring FREQ=MONTHLY
в течение учебного года 1 раз в квартал | recurring FREQ=MONTHLY;INTERVAL=3
в течение всего периода (1 раз в квартал) | recurring FREQ=MONTHLY;INTERVAL=3
постоянно, еженедельно | recurring FREQ=WEEKLY
ежеквартально, 2024 г. | =recurring 2024..2024 FREQ=MONTHLY;INTERVAL=3
ежегодно, 2023-2025 гг. | =recurring 2023..2025 FREQ=YEARLY
1 раз в квартал в течение 2024 года | =recurring 2024..2024 FREQ=MONTHLY;INTERVAL=3
ежемесячно с сентября по май | recurring 2023-09..2024-05 FREQ=MONTHLY
ежемесячно с сентября 2023 по май 2024 | =recurring 2023-09..2024-05 FREQ=MONTHLY
с октября по апрель ежемесячно | recurring 2023-10..2024-04 FREQ=MONTHLY
октябрь-апрель, еженедельно | recurring 2023-10..2024-04 FREQ=WEEKLY
еженедельно (октябрь – апрель) | recurring 2023-10..2024-04 FREQ=WEEKLY
ежемесячно с октября 2023 года | recurring 2023-10-01..2024-08-31 FREQ=MONTHLY | recurring 2023-10-01.. FREQ=MONTHLY
ежемесячно до 31 мая 2024 | recurring 2023-09-01..2024-05-31 FREQ=MONTHLY | recurring ..2024-05-31 FREQ=MONTHLY
I полугодие, ежемесячно | recurring 2024-01..2024-06 FREQ=MONTHLY
в течение I полугодия 2024 г. еженедельно | =recurring 2024-01..2024-06 FREQ=WEEKLY
каждую пятницу октября | recurring 2023-10..2023-10 FREQ=WEEKLY;BYDAY=FR
ежемесячно (сентябрь, ноябрь, январь) | recurring FREQ=MONTHLY;BYMONTH=9,11,1
ежемесячно, кроме июля и августа | recurring FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,9,10,11,12
ежемесячно (кроме летних месяцев) | recurring FREQ=MONTHLY;BYMONTH=1,2,3,4,5,9,10,11,12
ежемесячно, за исключением июля | recurring FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12
ежемесячно по графику | recurring FREQ=MONTHLY
по плану работы, 1 раз в квартал | recurring FREQ=MONTHLY;INTERVAL=3
по графику ежемесячно | recurring FREQ=MONTHLY
ежеквартально, по мере необходимости | recurring FREQ=MONTHLY;INTERVAL=3
сентябрь 2023, далее ежеквартально | month 2023-09 + recurring FREQ=MONTHLY;INTERVAL=3 | month 2023-09 + recurring FREQ=MONTHLY;INTERVAL=3
Сентябрь (далее – 1 раз в месяц) | month 2023-09 + recurring FREQ=MONTHLY
до 1 октября, далее ежегодно | range ..2023-10-01 + recurring FREQ=YEARLY
ежемесячно; итоговый отчёт – до 25 мая | recurring FREQ=MONTHLY + range ..2024-05-25
`,
);
