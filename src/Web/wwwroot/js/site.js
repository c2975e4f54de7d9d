// Makes the pages more pleasant; each of them works without it.
document.documentElement.classList.add('has-script');

document.querySelectorAll('[data-bulk-all]').forEach(all => {
  const boxes = [...all.closest('table').querySelectorAll('tbody input[type=checkbox][form]')];
  const count = document.querySelector('[data-bulk-count]');
  const show = () => {
    const chosen = boxes.filter(box => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    count.hidden = chosen === 0;
    count.querySelector('strong').textContent = chosen;
  };
  all.hidden = false;
  all.addEventListener('change', () => { boxes.forEach(box => { box.checked = all.checked; }); show(); });
  boxes.forEach(box => box.addEventListener('change', show));
});

// A question that opens in place becomes a dialog.
document.addEventListener('click', event => {
  const summary = event.target.closest('details[data-confirm] > summary');
  if (!summary) return;

  event.preventDefault();
  const box = summary.parentElement.querySelector('.confirm-box');
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm-dialog';
  dialog.setAttribute('aria-label', box.querySelector('.confirm-question').textContent);
  const marker = document.createComment('');
  box.replaceWith(marker);
  dialog.append(...box.childNodes);
  // What stands inside a closed <details> is never drawn, not even a dialog.
  document.body.append(dialog);
  const cancel = dialog.querySelector('[data-cancel]');
  cancel.hidden = false;
  cancel.addEventListener('click', () => dialog.close(), { once: true });
  dialog.addEventListener('close', () => {
    cancel.hidden = true;
    box.append(...dialog.childNodes);
    marker.replaceWith(box);
    dialog.remove();
    summary.focus();
  }, { once: true });
  dialog.showModal();
});

// Leaving a form with changes asks first.
document.querySelectorAll('form[data-guard]').forEach(form => {
  let changed = document.querySelector('.refused') !== null;
  form.addEventListener('input', () => { changed = true; });
  document.addEventListener('submit', event => { if (event.target === form) changed = false; });
  window.addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
});

// A button that was pressed twice sends once.
document.addEventListener('submit', event => {
  if (event.defaultPrevented || event.target.method !== 'post') return;
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = 'true';
  setTimeout(() => { delete event.target.dataset.sent; }, 10000);
});
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => { delete form.dataset.sent; }));

// Empty conditions stay out of the address.
document.querySelectorAll('form[data-trim]').forEach(form => {
  form.addEventListener('formdata', event => {
    for (const [key, value] of [...event.formData]) if (value === '') event.formData.delete(key);
  });
});

document.querySelectorAll('select[data-submit]').forEach(select => {
  select.addEventListener('change', () => select.form.requestSubmit());
});

document.querySelectorAll('button[data-toggle]').forEach(button => {
  const target = document.querySelector(button.dataset.toggle);
  button.addEventListener('click', () => button.setAttribute('aria-expanded', target.classList.toggle('open')));
});

document.querySelectorAll('button[data-print]').forEach(button => button.addEventListener('click', () => window.print()));

document.querySelector('[data-focus]')?.focus();

// Chosen files are listed with a small picture before they are sent.
document.querySelectorAll('input[type=file]').forEach(input => {
  const list = document.createElement('ul');
  list.className = 'file-list';
  input.after(list);
  input.addEventListener('change', () => {
    list.querySelectorAll('img').forEach(picture => URL.revokeObjectURL(picture.src));
    list.replaceChildren(...[...input.files].map(file => {
      const line = document.createElement('li');
      if (file.type.startsWith('image/')) {
        const picture = document.createElement('img');
        picture.src = URL.createObjectURL(file);
        picture.alt = '';
        line.append(picture);
      }
      const kilobytes = file.size / 1024;
      line.append(`${file.name}（${kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`}）`);
      return line;
    }));
  });
});

// The menu under the name closes when the reader clicks elsewhere or presses Escape.
document.addEventListener('click', event => {
  document.querySelectorAll('details.user-menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('details.user-menu[open]').forEach(menu => { menu.open = false; });
});

// Whoever types is there: a long form must not lose its session meanwhile.
const signOfLifeEvery = 5 * 60 * 1000;
let lastSignOfLife = Date.now();
document.addEventListener('input', () => {
  if (Date.now() - lastSignOfLife < signOfLifeEvery) return;

  lastSignOfLife = Date.now();
  fetch('/health/live', { cache: 'no-store' }).catch(() => { });
});
