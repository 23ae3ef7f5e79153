// Adds to a page that says everything without it: filters, statements in full behind a cell, tables as CSV.
(() => {
  'use strict';
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const make = (name, text, props = {}) => Object.assign(document.createElement(name), { textContent: text }, props);
  const id = (link) => decodeURIComponent(link.getAttribute('href').slice(1));

  // What is on the page.
  const sections = all('section.f');
  const articles = all('main article').map((node) => ({
    node,
    partnership: node.closest('.p').dataset.p,
    leads: all('.l', node).map((lead) => lead.textContent),
    status: all('.u', node).map((status) => status.textContent)[0] || '',
    text: node.textContent.toLowerCase(),
    frameworks: new Set(all('li:not(.r) > a', node).map((link) => {
      const theme = document.getElementById(id(link));
      const section = theme && theme.closest('.f');
      return section ? section.dataset.f : '';
    })),
  }));
  const byId = new Map(articles.map((article) => [article.node.id, article]));
  const cells = all('.m td > a[id]').map((link) => {
    const panel = document.getElementById(id(link));
    return { link, panel, articles: all('p:not(:first-child) > a', panel).map((to) => byId.get(id(to))).filter(Boolean) };
  });

  // The filters.
  const sorted = (names) => [...new Set(names)].filter(Boolean).sort((a, b) => a.localeCompare(b, 'en-GB'));
  const states = { d: 'covered', tn: 'thin', no: 'none found', na: 'not assessed', ap: 'not applicable' };
  const choices = {
    partnership: [...new Map(all('.p').map((of) => [of.dataset.p, of.querySelector('.pn').textContent]))],
    framework: sections.map((of) => [of.dataset.f, of.querySelector('h2').firstChild.textContent.trim()]),
    lead: sorted(articles.flatMap((of) => of.leads)).map((name) => [name, name]),
    state: [...Object.entries(states), ...sorted(articles.map((of) => of.status)).map((name) => ['=' + name, name])],
  };
  const form = make('form', '', { role: 'search' });
  form.setAttribute('aria-label', 'Filter the page');
  const fields = {};
  for (const [name, options] of Object.entries(choices)) {
    if (!options.length) continue;
    const label = make('label', name[0].toUpperCase() + name.slice(1));
    const select = make('select', '', { name });
    select.append(make('option', 'all', { value: '' }));
    for (const [value, text] of options) select.append(make('option', text, { value }));
    label.append(select);
    form.append(label);
    fields[name] = select;
  }
  const label = make('label', 'Text');
  fields.text = make('input', '', { name: 'text', type: 'search' });
  label.append(fields.text);
  const told = make('output', '');
  form.append(label, make('button', 'Clear', { type: 'reset' }), told);
  document.querySelector('header').after(form);

  const show = (node, on) => node.classList.toggle('off', !on);
  const chosen = () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
  const look = (cell) => {
    const name = [...cell.classList].find((one) => /^(d[1-5]|tn|no|na|ap)$/.test(one)) || '';
    return name[0] === 'd' ? 'd' : name;
  };

  function columns(table, partnership) {
    const heads = all('thead th', table);
    const off = heads.map((head) => Boolean(partnership && head.dataset.p && head.dataset.p !== partnership));
    for (const row of table.rows) [...row.cells].forEach((cell, at) => show(cell, !off[at]));
  }

  function apply() {
    const want = chosen();
    const words = want.text.toLowerCase().split(/\s+/).filter(Boolean);
    const status = want.state.startsWith('=') ? want.state.slice(1) : '';
    const cell = status ? '' : want.state;
    let count = 0;
    for (const of of articles) {
      of.shown = (!want.partnership || of.partnership === want.partnership)
        && (!want.framework || of.frameworks.has(want.framework))
        && (!want.lead || of.leads.includes(want.lead))
        && (!status || of.status === status)
        && words.every((word) => of.text.includes(word));
      count += of.shown;
      show(of.node, of.shown);
    }
    for (const of of sections) show(of, !want.framework || of.dataset.f === want.framework);
    for (const of of all('.p, .v, .b[data-p]')) show(of, !want.partnership || of.dataset.p === want.partnership);
    for (const of of all('.b[data-a]')) {
      show(of, !want.partnership || [of.dataset.a, of.dataset.b].includes(want.partnership));
    }
    for (const of of all('table')) if (of.tHead.querySelector('[data-p]')) columns(of, want.partnership);
    for (const of of cells) {
      of.link.parentNode.classList.toggle('dim', !of.articles.some((article) => article.shown));
      for (const copy of all('article', of.panel)) show(copy, byId.get(copy.dataset.of).shown);
    }
    for (const row of all('.f .m tbody tr')) {
      const seen = [...row.cells].slice(1).filter((td) => !td.classList.contains('off'));
      show(row, !cell || seen.some((td) => look(td) === cell));
    }
    told.textContent = Object.values(want).some(Boolean) ? `${count} of ${articles.length} statements` : '';
  }

  // The filter is in the address, and comes back from it.
  const PREFIX = '#view?';
  function keep() {
    const want = Object.entries(chosen()).filter(([, value]) => value);
    const view = want.length ? PREFIX + new URLSearchParams(want) : '#';
    history.replaceState(null, '', view);
    apply();
  }
  function restore() {
    if (location.hash.startsWith(PREFIX)) {
      const want = new URLSearchParams(location.hash.slice(PREFIX.length));
      for (const [name, field] of Object.entries(fields)) field.value = want.get(name) || '';
    }
    apply();
    open();
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', keep);
  form.addEventListener('reset', () => setTimeout(keep));

  // Behind a cell stand its statements in full; what an address leads to is never hidden.
  function unfold(panel) {
    if (panel.querySelector('article')) return;
    for (const { node, shown } of cells.find((of) => of.panel === panel).articles) {
      const copy = node.cloneNode(true);
      copy.dataset.of = node.id;
      copy.removeAttribute('id');
      show(copy, shown);
      const head = copy.querySelector('h4');
      const link = make('a', head.firstChild.textContent.trim(), { href: '#' + node.id });
      head.firstChild.replaceWith(link, ' ');
      panel.append(copy);
    }
    all('p:not(:first-child)', panel).filter((p) => p.parentNode === panel).forEach((p) => p.remove());
  }
  function open() {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* not an id */ }
    if (!target) return;
    if (target.matches('.c')) {
      unfold(target);
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      return;
    }
    for (let node = target; node; node = node.parentElement) {
      node.classList.remove('off');
      if (node.localName === 'details') node.open = true;
      const parts = node.matches('.x') && node.parentNode.querySelector('.u');
      if (parts) parts.checked = true;
    }
    target.scrollIntoView();
  }
  addEventListener('hashchange', restore);
  addEventListener('keydown', (event) => {
    const panel = event.key === 'Escape' && document.querySelector('.c:target');
    if (!panel) return;
    const back = id(panel.querySelector('.q'));
    location.hash = '#' + back;
    document.getElementById(back).focus();
  });

  // Tables as CSV: what is shown, safe to open in a spreadsheet.
  const quote = (text) => {
    const safe = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const said = (cell) => {
    const copy = cell.cloneNode(true);
    all('label, button', copy).forEach((node) => node.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const csv = (table) => [...table.rows].filter((row) => !row.classList.contains('off'))
    .map((row) => [...row.cells].filter((cell) => !cell.classList.contains('off')).map((cell) => quote(said(cell))).join(','))
    .join('\r\n') + '\r\n';
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea', text);
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  }
  for (const table of all('table[data-csv]')) {
    const button = make('button', 'Copy as CSV', { type: 'button', className: 'csv' });
    button.setAttribute('aria-label', `Copy as CSV: ${table.caption.textContent}`);
    button.addEventListener('click', async () => {
      await copy(csv(table));
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy as CSV'; }, 1500);
    });
    table.closest('.w').before(button);
  }
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details:not([open])');
    opened.forEach((node) => { node.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach((node) => { node.open = false; }));
  restore();
})();
