import { byId, element } from './element.js';

/** Links that each show one thing: a title and a query. */
const EXAMPLES = [
  ['Downhill on a parabola', 'f=parabola&at=3;-2'],
  ['A race on Himmelblau', 'f=himmelblau&at=-1,-1&opt=gd;momentum;adam(lr=0.1)'],
  ['Far too small a learning rate', 'f=sphere&at=4,3&lr=1e-6'],
  ['Far too large a learning rate', 'f=sphere&at=4,3&lr=10'],
  ['Zigzag in a ravine', 'f=ravine&opt=gd;momentum'],
  ['A learning rate that decays', 'f=x^2%2B10y^2&at=-4,1&lr=0.095&schedule=inverse-time(decay=0.02)'],
  ['Stuck in the shallow well', 'f=double-well&at=2&lr=0.02'],
  ['Random restarts', 'f=styblinski-tang&restarts=16'],
  ['Simulated annealing', 'f=rastrigin&at=3.2,-3.1&opt=gd;anneal(lr=0.001,temp=20,cooling=0.995)&lr=0.001'],
  ['Stuck on a saddle', 'f=saddle&at=1,0&lr=0.1'],
  ['Noise escapes the saddle', 'f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60'],
  ['A plateau', 'f=plateau'],
  ['A cliff, and clipping', 'f=cliff&clip=norm(c=1)'],
  ['Fit a line to data', 'data=line'],
  ['Full batch, one point, mini-batch', 'data=line&batch=full;1;32&steps=300&show=epochs'],
  ['Outliers: the squared loss follows them', 'data=outliers&show=losses'],
  ['Classify two blobs', 'data=overlap&opt=gd;momentum'],
  ['A fit with many valleys', 'data=curve&restarts=8'],
  ['Vanishing and exploding gradients', 'layers=50'],
  ['Through many layers with clipping', 'layers=50&clip=norm(c=0.1)'],
  ['How rare are minima?', 'experiment=hessians'],
  ['Low critical points are minima', 'experiment=fields'],
  ['Ascent', 'f=himmelblau&at=-1,-2;1,1&goal=max&lr=0.005'],
];

/** @param {import('./store.js').Store} store @param {(query: string) => void} open */
export function showExamples(store, open) {
  const select = byId('examples');
  select.append(
    element('option', { value: '' }, 'Examples'),
    ...EXAMPLES.map(([title = '', query = '']) => element('option', { value: query }, title)),
  );
  select.addEventListener('change', () => {
    if (select instanceof HTMLSelectElement && select.value) open(select.value);
  });
  store.listen(({ edit }) => {
    if (edit && select instanceof HTMLSelectElement) select.value = '';
  });
}
