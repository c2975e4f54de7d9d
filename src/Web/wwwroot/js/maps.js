// Lays the shapes of a drawing upon the ground of a map service. Without this script, or without a ground, the drawing stays as it is.
document.querySelectorAll('[data-map]').forEach(place => {
  const drawing = JSON.parse(place.dataset.map);
  const escaped = text => Object.assign(document.createElement('span'), { textContent: text });
  place.replaceChildren();
  place.classList.add('tile-map');
  const map = L.map(place, { minZoom: drawing.farthest, maxZoom: drawing.closest, zoomControl: false });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);

  // Keys for browsers are bound to the domain, which only the referrer tells.
  const options = { subdomains: drawing.subdomains, minZoom: drawing.farthest, maxZoom: drawing.closest, attribution: escaped(drawing.attribution).innerHTML, referrerPolicy: 'origin' };
  const grounds = drawing.grounds.map(ground => [ground.name, L.layerGroup(ground.layers.map(address => L.tileLayer(address, options)))]);
  grounds[0][1].addTo(map);
  if (grounds.length > 1) L.control.layers(Object.fromEntries(grounds), {}, { collapsed: false }).addTo(map);

  const bounds = L.latLngBounds([...drawing.spots.map(spot => spot.at), ...drawing.shapes.flatMap(shape => shape.corners)]);
  map.fitBounds(bounds, { maxZoom: 17, padding: [40, 40] });

  drawing.shapes.forEach(shape => {
    const outline = L.polygon(shape.corners, { className: shape.gathered ? 'map-area' : 'map-project' }).addTo(map).bindTooltip(escaped(shape.title));
    if (shape.url) outline.on('click', () => location.assign(shape.url));
  });
  drawing.spots.forEach(spot => {
    const link = document.createElement(spot.url ? 'a' : 'span');
    if (spot.url) link.href = spot.url;
    link.className = spot.below ? 'map-cluster' : 'map-point';
    link.title = spot.title;
    link.append(Object.assign(document.createElement('span'), { className: 'map-dot', textContent: spot.below ? spot.text : '' }));
    if (spot.below || spot.text) link.append(Object.assign(document.createElement('span'), { className: 'map-name', textContent: spot.below ?? spot.text }));
    const size = spot.below ? 40 : 14;
    // Numbers lie above the single projects they count.
    L.marker(spot.at, { keyboard: false, zIndexOffset: spot.below ? 10000 : 0, icon: L.divIcon({ className: 'map-mark', html: link, iconSize: [size, size] }) }).addTo(map);
  });
});
