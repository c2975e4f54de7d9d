// A typed figure that differs from the system's own is marked while it is typed.
document.querySelectorAll('input[data-expected]').forEach(input => {
  const show = () => input.closest('.figure-entry').classList.toggle('differs', Number(input.value) !== Number(input.dataset.expected) || input.value.trim() === '');
  input.addEventListener('input', show);
  show();
});
