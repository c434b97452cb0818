// Follows a job while its page is open; without this, the page is drawn again every few seconds.

const panel = document.querySelector("#job[data-events]");

if (panel) {
  const text = panel.querySelector("#job-text");
  const bar = panel.querySelector("#job-progress");
  const source = new EventSource(panel.dataset.events);

  const show = (job) => {
    if (text.textContent !== job.step) text.textContent = job.step;
    if (job.total > 1) {
      bar.max = job.total;
      bar.value = job.done;
    }
    // What waits becomes what runs: the words of the state are the server's.
    if (panel.dataset.state && panel.dataset.state !== job.state) location.reload();
    panel.dataset.state = job.state;
  };

  source.addEventListener("progress", (event) => show(JSON.parse(event.data)));
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  addEventListener("pagehide", () => source.close());
}
