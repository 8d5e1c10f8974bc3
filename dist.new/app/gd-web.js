/* @ts-self-types="./gd-web.d.ts" */

/**
 * The plot of the data, laid out for a size. Points may move while it stays.
 */
export class DataPlot {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        DataPlotFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_dataplot_free(ptr, 0);
    }
    /**
     * Works out the best fit by each loss, to be drawn from now on and answered.
     *
     * # Errors
     * Where there are no data.
     * @param {Playground} playground
     * @returns {Best[]}
     */
    compare(playground) {
        _assertClass(playground, Playground);
        const ret = wasm.dataplot_compare(this.__wbg_ptr, playground.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Draws the points, each run's fit at a step, and the selected run's residuals and mini-batch.
     *
     * # Errors
     * The canvas's.
     * @param {Playground} playground
     * @param {HTMLCanvasElement} canvas
     * @param {number} step
     * @param {number} selected
     */
    draw(playground, canvas, step, selected) {
        _assertClass(playground, Playground);
        const ret = wasm.dataplot_draw(this.__wbg_ptr, playground.__wbg_ptr, canvas, step, selected);
        if (ret[1]) {
            throw takeFromExternrefTable0(ret[0]);
        }
    }
    /**
     * The number of the point nearest to a place in CSS pixels, if one is within `reach` of it.
     * @param {Playground} playground
     * @param {number} x
     * @param {number} y
     * @param {number} reach
     * @returns {number | undefined}
     */
    nearest(playground, x, y, reach) {
        _assertClass(playground, Playground);
        const ret = wasm.dataplot_nearest(this.__wbg_ptr, playground.__wbg_ptr, x, y, reach);
        return ret === Number.MAX_SAFE_INTEGER ? undefined : ret;
    }
    /**
     * Lays the data of a scenario out.
     *
     * # Errors
     * Where `look` is not a `Look`, or there are no data.
     * @param {Playground} playground
     * @param {Look} look
     */
    constructor(playground, look) {
        _assertClass(playground, Playground);
        const ret = wasm.dataplot_new(playground.__wbg_ptr, look);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        DataPlotFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * The length of a CSS pixel along both axes.
     * @returns {Float64Array}
     */
    pixel() {
        const ret = wasm.dataplot_pixel(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * The place of a point in CSS pixels.
     * @param {number} x
     * @param {number} y
     * @returns {Float64Array}
     */
    place(x, y) {
        const ret = wasm.dataplot_place(this.__wbg_ptr, x, y);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * The point at a place in CSS pixels, kept within the plot.
     * @param {number} x
     * @param {number} y
     * @returns {Float64Array}
     */
    point(x, y) {
        const ret = wasm.dataplot_point(this.__wbg_ptr, x, y);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
}
if (Symbol.dispose) DataPlot.prototype[Symbol.dispose] = DataPlot.prototype.free;

/**
 * What critical points of random fields are, by their height.
 */
export class FieldExperiment {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        FieldExperimentFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_fieldexperiment_free(ptr, 0);
    }
    /**
     * Draws so many more fields of each dimension.
     * @param {number} more
     */
    advance(more) {
        wasm.fieldexperiment_advance(this.__wbg_ptr, more);
    }
    /**
     * The share of minima by height in each dimension.
     *
     * # Errors
     * None in practice.
     * @returns {Band[][]}
     */
    bands() {
        const ret = wasm.fieldexperiment_bands(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Draws the share of minima against the height, a curve for each dimension.
     *
     * # Errors
     * Where `look` is not a `Look`; or the canvas's.
     * @param {HTMLCanvasElement} canvas
     * @param {Look} look
     */
    draw(canvas, look) {
        const ret = wasm.fieldexperiment_draw(this.__wbg_ptr, canvas, look);
        if (ret[1]) {
            throw takeFromExternrefTable0(ret[0]);
        }
    }
    /**
     * How many fields of each dimension have been drawn.
     * @returns {number}
     */
    drawn() {
        const ret = wasm.fieldexperiment_drawn(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * Begins with none.
     * @param {number} seed
     */
    constructor(seed) {
        const ret = wasm.fieldexperiment_new(seed);
        this.__wbg_ptr = ret;
        FieldExperimentFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
}
if (Symbol.dispose) FieldExperiment.prototype[Symbol.dispose] = FieldExperiment.prototype.free;

/**
 * How rare minima are among the critical points of random Hessians.
 */
export class HessianExperiment {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        HessianExperimentFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_hessianexperiment_free(ptr, 0);
    }
    /**
     * Draws so many more in each dimension.
     * @param {number} more
     */
    advance(more) {
        wasm.hessianexperiment_advance(this.__wbg_ptr, more);
    }
    /**
     * Draws the share of minima against the dimension: found, and as theory has it.
     *
     * # Errors
     * Where `look` is not a `Look`; or the canvas's.
     * @param {HTMLCanvasElement} canvas
     * @param {Look} look
     */
    draw(canvas, look) {
        const ret = wasm.hessianexperiment_draw(this.__wbg_ptr, canvas, look);
        if (ret[1]) {
            throw takeFromExternrefTable0(ret[0]);
        }
    }
    /**
     * How many have been drawn in each dimension.
     * @returns {number}
     */
    drawn() {
        const ret = wasm.hessianexperiment_drawn(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * Begins with none.
     * @param {number} seed
     */
    constructor(seed) {
        const ret = wasm.hessianexperiment_new(seed);
        this.__wbg_ptr = ret;
        HessianExperimentFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * What has been found in each dimension.
     *
     * # Errors
     * None in practice.
     * @returns {Share[]}
     */
    shares() {
        const ret = wasm.hessianexperiment_shares(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
}
if (Symbol.dispose) HessianExperiment.prototype[Symbol.dispose] = HessianExperiment.prototype.free;

/**
 * The learning curves of all runs, as far as they have come.
 */
export class LearningChart {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        LearningChartFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_learningchart_free(ptr, 0);
    }
    /**
     * Draws the chart.
     *
     * # Errors
     * The canvas's.
     * @param {HTMLCanvasElement} canvas
     */
    draw(canvas) {
        const ret = wasm.learningchart_draw(this.__wbg_ptr, canvas);
        if (ret[1]) {
            throw takeFromExternrefTable0(ret[0]);
        }
    }
    /**
     * Where the axis of steps or epochs ends.
     * @returns {number}
     */
    end() {
        const ret = wasm.learningchart_end(this.__wbg_ptr);
        return ret;
    }
    /**
     * Whether the axis is linear.
     * @returns {boolean}
     */
    is_linear() {
        const ret = wasm.learningchart_is_linear(this.__wbg_ptr);
        return ret !== 0;
    }
    /**
     * How many values a logarithmic axis leaves out.
     * @returns {number}
     */
    left_out() {
        const ret = wasm.learningchart_left_out(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * Lays the curves out up to the last step taken.
     *
     * # Errors
     * Where `look` is not a `Look`.
     * @param {Playground} playground
     * @param {Look} look
     */
    constructor(playground, look) {
        _assertClass(playground, Playground);
        const ret = wasm.learningchart_new(playground.__wbg_ptr, look);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        LearningChartFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * The plot's edges in CSS pixels: left, top, right, bottom.
     * @returns {Float64Array}
     */
    plot() {
        const ret = wasm.learningchart_plot(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
}
if (Symbol.dispose) LearningChart.prototype[Symbol.dispose] = LearningChart.prototype.free;

/**
 * The picture of a scenario on four canvases of one size.
 */
export class Picture {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        PictureFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_picture_free(ptr, 0);
    }
    /**
     * Draws what has changed since the last time: the runs up to a step, and what explains the step
     * of the selected one. `region`, if not empty, is shown in place of the scenario's own, as while
     * it is dragged. The answer is whether places on the canvases are others now.
     *
     * # Errors
     * Where `look` is not a `Look`; or the canvases'.
     * @param {Playground} playground
     * @param {Look} look
     * @param {Float64Array | number[]} region
     * @param {number} step
     * @param {number | null | undefined} selected
     * @param {HTMLCanvasElement} ground
     * @param {HTMLCanvasElement} casing
     * @param {HTMLCanvasElement} line
     * @param {HTMLCanvasElement} overlay
     * @returns {boolean}
     */
    draw(playground, look, region, step, selected, ground, casing, line, overlay) {
        _assertClass(playground, Playground);
        const val2 = +step;
        const val3 = +(isLikeNone(selected) ? Number.MAX_SAFE_INTEGER : (selected) >>> 0);
        const ptr0 = passArrayF64ToWasm0(region, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.picture_draw(this.__wbg_ptr, playground.__wbg_ptr, look, ptr0, len0, val2, val3, ground, casing, line, overlay);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] !== 0;
    }
    /**
     * Draws all trails anew at the next drawing: the runs are others.
     */
    forget_runs() {
        wasm.picture_forget_runs(this.__wbg_ptr);
    }
    /**
     * Lays a scenario out. `look` says how.
     *
     * # Errors
     * Where `look` is not a `Look`.
     * @param {Playground} playground
     * @param {Look} look
     */
    constructor(playground, look) {
        _assertClass(playground, Playground);
        const ret = wasm.picture_new(playground.__wbg_ptr, look);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        this.__wbg_ptr = ret[0];
        PictureFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * The place of θ in CSS pixels; empty where it is out of sight.
     * @param {Playground} playground
     * @param {number} x
     * @param {number} y
     * @returns {Float64Array}
     */
    place(playground, x, y) {
        _assertClass(playground, Playground);
        const ret = wasm.picture_place(this.__wbg_ptr, playground.__wbg_ptr, x, y);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * The rectangle that shows it in CSS pixels: left, top, right, bottom.
     * @returns {Float64Array}
     */
    plot() {
        const ret = wasm.picture_plot(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * The point of the view at a place in CSS pixels, also outside of it.
     * @param {number} x
     * @param {number} y
     * @returns {Float64Array}
     */
    point(x, y) {
        const ret = wasm.picture_point(this.__wbg_ptr, x, y);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * θ under a place in CSS pixels; empty where there is none.
     * @param {number} x
     * @param {number} y
     * @returns {Float64Array}
     */
    theta(x, y) {
        const ret = wasm.picture_theta(this.__wbg_ptr, x, y);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Sees a surface from elsewhere from the next drawing on.
     * @param {number} yaw
     * @param {number} pitch
     */
    turn(yaw, pitch) {
        wasm.picture_turn(this.__wbg_ptr, yaw, pitch);
    }
    /**
     * What is really shown: xmin, xmax, ymin, ymax.
     * @returns {Float64Array}
     */
    view() {
        const ret = wasm.picture_view(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
}
if (Symbol.dispose) Picture.prototype[Symbol.dispose] = Picture.prototype.free;

/**
 * The runs of a link, played.
 */
export class Playground {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        PlaygroundFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_playground_free(ptr, 0);
    }
    /**
     * What the runs say about batch sizes.
     * @returns {string | undefined}
     */
    advice() {
        const ret = wasm.playground_advice(this.__wbg_ptr);
        let v1;
        if (ret[0] !== 0) {
            v1 = getStringFromWasm0(ret[0], ret[1]);
            wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        }
        return v1;
    }
    /**
     * The run with the best last value.
     * @returns {number | undefined}
     */
    best() {
        const ret = wasm.playground_best(this.__wbg_ptr);
        return ret === Number.MAX_SAFE_INTEGER ? undefined : ret;
    }
    /**
     * The critical points in the domain; none until the function is surveyed.
     *
     * # Errors
     * None in practice.
     * @returns {CriticalPoint[]}
     */
    critical() {
        const ret = wasm.playground_critical(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * At most so many rows of the steps taken so far as CSV, from a step of a run on.
     *
     * # Errors
     * None in practice.
     * @param {number} run
     * @param {number} step
     * @param {number} rows
     * @returns {CsvPart}
     */
    csv_part(run, step, rows) {
        const ret = wasm.playground_csv_part(this.__wbg_ptr, run, step, rows);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Edits the scenario; its runs are at their starts if they are others now.
     *
     * # Errors
     * None in practice.
     * @param {Edit} edit
     * @returns {Reading}
     */
    edit(edit) {
        const ret = wasm.playground_edit(this.__wbg_ptr, edit);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Where runs lingered at saddles and left them, up to a step.
     *
     * # Errors
     * None in practice.
     * @param {number} step
     * @returns {Incident[]}
     */
    events(step) {
        const ret = wasm.playground_events(this.__wbg_ptr, step);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Why a run's step from a place goes where it goes.
     *
     * # Errors
     * None in practice.
     * @param {number} racer
     * @param {number} step
     * @returns {Explanation | null}
     */
    explain(racer, step) {
        const ret = wasm.playground_explain(this.__wbg_ptr, racer, step);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * What becomes of the gradient on its way back through the layers; nothing without layers.
     * @param {number} racer
     * @param {number} step
     * @returns {string | undefined}
     */
    flow(racer, step) {
        const ret = wasm.playground_flow(this.__wbg_ptr, racer, step);
        let v1;
        if (ret[0] !== 0) {
            v1 = getStringFromWasm0(ret[0], ret[1]);
            wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        }
        return v1;
    }
    /**
     * The learning rate beyond which plain descent cannot settle.
     *
     * # Errors
     * None in practice.
     * @returns {Limit | null}
     */
    limit() {
        const ret = wasm.playground_limit(this.__wbg_ptr);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * The runs of a link, at their starts.
     * @param {string} query
     */
    constructor(query) {
        const ptr0 = passStringToWasm0(query, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.playground_new(ptr0, len0);
        this.__wbg_ptr = ret;
        PlaygroundFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * How many runs there are.
     * @returns {number}
     */
    racers() {
        const ret = wasm.playground_racers(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * The step that every run has reached that has not ended before.
     * @returns {number}
     */
    reached() {
        const ret = wasm.playground_reached(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * What a run's step from a place sees of the data; nothing if it sees all of them.
     * @param {number} racer
     * @param {number} step
     * @returns {string | undefined}
     */
    seen(racer, step) {
        const ret = wasm.playground_seen(this.__wbg_ptr, racer, step);
        let v1;
        if (ret[0] !== 0) {
            v1 = getStringFromWasm0(ret[0], ret[1]);
            wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        }
        return v1;
    }
    /**
     * How far apart the values of a run are on the axis of the learning curve.
     * @param {number} racer
     * @returns {number}
     */
    spacing(racer) {
        const ret = wasm.playground_spacing(this.__wbg_ptr, racer);
        return ret;
    }
    /**
     * Where every run is at a step that was reached.
     *
     * # Errors
     * None in practice.
     * @param {number} step
     * @returns {Status[]}
     */
    status(step) {
        const ret = wasm.playground_status(this.__wbg_ptr, step);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Where every run is at the place on the learning curve's axis where a run is at a step.
     *
     * # Errors
     * None in practice.
     * @param {number} racer
     * @param {number} step
     * @returns {Status[]}
     */
    status_beside(racer, step) {
        const ret = wasm.playground_status_beside(this.__wbg_ptr, racer, step);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return takeFromExternrefTable0(ret[0]);
    }
    /**
     * Whether the function is surveyed: its critical points and optima are known.
     * @returns {boolean}
     */
    surveyed() {
        const ret = wasm.playground_surveyed(this.__wbg_ptr);
        return ret !== 0;
    }
    /**
     * f at a point.
     * @param {number} x
     * @param {number} y
     * @returns {number}
     */
    value(x, y) {
        const ret = wasm.playground_value(this.__wbg_ptr, x, y);
        return ret;
    }
    /**
     * Goes on with the runs and the survey of the function for about so many evaluations; `false`
     * once all have ended and are judged.
     * @param {number} budget
     * @returns {boolean}
     */
    work(budget) {
        const ret = wasm.playground_work(this.__wbg_ptr, budget);
        return ret !== 0;
    }
}
if (Symbol.dispose) Playground.prototype[Symbol.dispose] = Playground.prototype.free;

/**
 * Everything that can be chosen and set, for the page's controls.
 *
 * # Errors
 * None in practice: the declarations are constants.
 * @returns {Declarations}
 */
export function declarations() {
    const ret = wasm.declarations();
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Draws the size of the gradient at each layer.
 *
 * # Errors
 * Where `look` is not a `Look`; or the canvas's.
 * @param {Playground} playground
 * @param {HTMLCanvasElement} canvas
 * @param {Look} look
 * @param {number} racer
 * @param {number} step
 */
export function draw_layers(playground, canvas, look, racer, step) {
    _assertClass(playground, Playground);
    const ret = wasm.draw_layers(playground.__wbg_ptr, canvas, look, racer, step);
    if (ret[1]) {
        throw takeFromExternrefTable0(ret[0]);
    }
}

/**
 * Draws the loss as a function of the residual or margin, with the selected run's points on it.
 *
 * # Errors
 * Where `look` is not a `Look`, or there are no data; or the canvas's.
 * @param {Playground} playground
 * @param {HTMLCanvasElement} canvas
 * @param {Look} look
 * @param {number} step
 * @param {number} selected
 */
export function draw_losses(playground, canvas, look, step, selected) {
    _assertClass(playground, Playground);
    const ret = wasm.draw_losses(playground.__wbg_ptr, canvas, look, step, selected);
    if (ret[1]) {
        throw takeFromExternrefTable0(ret[0]);
    }
}

/**
 * What a link says after an edit, and what is wrong with that edit.
 *
 * # Errors
 * None in practice.
 * @param {string} query
 * @param {Edit} edit
 * @returns {Reading}
 */
export function edit(query, edit) {
    const ptr0 = passStringToWasm0(query, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.edit(ptr0, len0, edit);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The look of the k-th stroke.
 *
 * # Errors
 * None in practice.
 * @param {number} k
 * @param {boolean} dark
 * @returns {Glyph}
 */
export function glyph(k, dark) {
    const ret = wasm.glyph(k, dark);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * The look of every run's line.
 *
 * # Errors
 * None in practice.
 * @param {Playground} playground
 * @param {boolean} dark
 * @returns {Glyph[]}
 */
export function glyphs(playground, dark) {
    _assertClass(playground, Playground);
    const ret = wasm.glyphs(playground.__wbg_ptr, dark);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * A seed that nobody chose, from the browser's randomness; it lives in the scenario from then on.
 *
 * # Errors
 * Where the browser has no randomness to give.
 * @returns {number}
 */
export function random_seed() {
    const ret = wasm.random_seed();
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return ret[0];
}

/**
 * What a link says, and what is wrong with it.
 *
 * # Errors
 * None in practice.
 * @param {string} query
 * @returns {Reading}
 */
export function read(query) {
    const ptr0 = passStringToWasm0(query, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.read(ptr0, len0);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * A number in a line of text, to so many significant digits, or to four.
 * @param {number} value
 * @param {number | null} [digits]
 * @returns {string}
 */
export function short(value, digits) {
    let deferred1_0;
    let deferred1_1;
    try {
        const ret = wasm.short(value, isLikeNone(digits) ? Number.MAX_SAFE_INTEGER : (digits) >>> 0);
        deferred1_0 = ret[0];
        deferred1_1 = ret[1];
        return getStringFromWasm0(ret[0], ret[1]);
    } finally {
        wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
}

/**
 * The version of the playground, as in its `Cargo.toml`.
 * @returns {string}
 */
export function version() {
    let deferred1_0;
    let deferred1_1;
    try {
        const ret = wasm.version();
        deferred1_0 = ret[0];
        deferred1_1 = ret[1];
        return getStringFromWasm0(ret[0], ret[1]);
    } finally {
        wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_Error_208446807d0d1e30: function(arg0, arg1) {
            const ret = Error(getStringFromWasm0(arg0, arg1));
            return ret;
        },
        __wbg_String_8564e559799eccda: function(arg0, arg1) {
            const ret = String(arg1);
            const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_bigint_get_as_i64_11da4b52cd0aedef: function(arg0, arg1) {
            const v = arg1;
            const ret = typeof(v) === 'bigint' ? v : undefined;
            getDataViewMemory0().setBigInt64((arg0 >>> 0) + 8 * 1, isLikeNone(ret) ? BigInt(0) : ret, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, !isLikeNone(ret), true);
        },
        __wbg___wbindgen_boolean_get_4f1baf9a00be3c74: function(arg0) {
            const v = arg0;
            const ret = typeof(v) === 'boolean' ? v : undefined;
            return isLikeNone(ret) ? 0xFFFFFF : ret ? 1 : 0;
        },
        __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(arg0, arg1) {
            const ret = debugString(arg1);
            const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_in_3f58a9d3b3a7eed2: function(arg0, arg1) {
            const ret = arg0 in arg1;
            return ret;
        },
        __wbg___wbindgen_is_bigint_5fa10641e039d3ef: function(arg0) {
            const ret = typeof(arg0) === 'bigint';
            return ret;
        },
        __wbg___wbindgen_is_function_741ff2bb612836f5: function(arg0) {
            const ret = typeof(arg0) === 'function';
            return ret;
        },
        __wbg___wbindgen_is_object_8b968c3ab8e96595: function(arg0) {
            const val = arg0;
            const ret = typeof(val) === 'object' && val !== null;
            return ret;
        },
        __wbg___wbindgen_is_string_fc456fee5d3317de: function(arg0) {
            const ret = typeof(arg0) === 'string';
            return ret;
        },
        __wbg___wbindgen_is_undefined_be5b34249ff1fc15: function(arg0) {
            const ret = arg0 === undefined;
            return ret;
        },
        __wbg___wbindgen_jsval_eq_38d7bfbe4cc84039: function(arg0, arg1) {
            const ret = arg0 === arg1;
            return ret;
        },
        __wbg___wbindgen_jsval_loose_eq_b2f214e2e4b30e36: function(arg0, arg1) {
            const ret = arg0 == arg1;
            return ret;
        },
        __wbg___wbindgen_number_get_934b640d0889af78: function(arg0, arg1) {
            const obj = arg1;
            const ret = typeof(obj) === 'number' ? obj : undefined;
            getDataViewMemory0().setFloat64((arg0 >>> 0) + 8 * 1, isLikeNone(ret) ? 0 : ret, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, !isLikeNone(ret), true);
        },
        __wbg___wbindgen_string_get_7ce8eee7fd327545: function(arg0, arg1) {
            const obj = arg1;
            const ret = typeof(obj) === 'string' ? obj : undefined;
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
            throw new Error(getStringFromWasm0(arg0, arg1));
        },
        __wbg_beginPath_ab690dc0c7efe6dc: function(arg0) {
            arg0.beginPath();
        },
        __wbg_call_40b008ba32f73991: function() { return handleError(function (arg0, arg1) {
            const ret = arg0.call(arg1);
            return ret;
        }, arguments); },
        __wbg_clearRect_428f96a6ba73b2f4: function(arg0, arg1, arg2, arg3, arg4) {
            arg0.clearRect(arg1, arg2, arg3, arg4);
        },
        __wbg_closePath_e9e11e034c5d75a3: function(arg0) {
            arg0.closePath();
        },
        __wbg_done_57e08d0be6e30c02: function(arg0) {
            const ret = arg0.done;
            return ret;
        },
        __wbg_entries_7bb1459bd9b5c2b9: function(arg0) {
            const ret = Object.entries(arg0);
            return ret;
        },
        __wbg_fillRect_e1f0b9915220348b: function(arg0, arg1, arg2, arg3, arg4) {
            arg0.fillRect(arg1, arg2, arg3, arg4);
        },
        __wbg_fillText_89d353a9ad9f4a1a: function() { return handleError(function (arg0, arg1, arg2, arg3, arg4) {
            arg0.fillText(getStringFromWasm0(arg1, arg2), arg3, arg4);
        }, arguments); },
        __wbg_fill_cb36fe21a8d46cd7: function(arg0) {
            arg0.fill();
        },
        __wbg_getContext_d93f904b714852ae: function() { return handleError(function (arg0, arg1, arg2) {
            const ret = arg0.getContext(getStringFromWasm0(arg1, arg2));
            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
        }, arguments); },
        __wbg_getRandomValues_8b6f1f663e6f188d: function() { return handleError(function (arg0, arg1) {
            globalThis.crypto.getRandomValues(getArrayU8FromWasm0(arg0, arg1));
        }, arguments); },
        __wbg_get_635eea311fa1a291: function() { return handleError(function (arg0, arg1) {
            const ret = Reflect.get(arg0, arg1);
            return ret;
        }, arguments); },
        __wbg_get_d7176cfb76d71114: function(arg0, arg1) {
            const ret = arg0[arg1 >>> 0];
            return ret;
        },
        __wbg_get_unchecked_e6325ad374eff861: function(arg0, arg1) {
            const ret = arg0[arg1 >>> 0];
            return ret;
        },
        __wbg_get_with_ref_key_fc601247060b7204: function(arg0, arg1) {
            const ret = arg0[arg1];
            return ret;
        },
        __wbg_height_ac6f1c3f49c13fe2: function(arg0) {
            const ret = arg0.height;
            return ret;
        },
        __wbg_instanceof_ArrayBuffer_12cdaa4161423e6b: function(arg0) {
            let result;
            try {
                result = arg0 instanceof ArrayBuffer;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_instanceof_CanvasRenderingContext2d_72a60be8aaadecab: function(arg0) {
            let result;
            try {
                result = arg0 instanceof CanvasRenderingContext2D;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_instanceof_Map_0b4fc8b62e73f163: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Map;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_instanceof_Uint8Array_d7aeb0dcb3108fea: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Uint8Array;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_isArray_bcf1376d0d732d08: function(arg0) {
            const ret = Array.isArray(arg0);
            return ret;
        },
        __wbg_isSafeInteger_1a35ba4d31e71d38: function(arg0) {
            const ret = Number.isSafeInteger(arg0);
            return ret;
        },
        __wbg_iterator_e4c5e8f68ada7b58: function() {
            const ret = Symbol.iterator;
            return ret;
        },
        __wbg_length_186163212ffe79c3: function(arg0) {
            const ret = arg0.length;
            return ret;
        },
        __wbg_length_b03a0fabb109b1e9: function(arg0) {
            const ret = arg0.length;
            return ret;
        },
        __wbg_lineTo_91262b25fb37c461: function(arg0, arg1, arg2) {
            arg0.lineTo(arg1, arg2);
        },
        __wbg_moveTo_b4cd3b0b7e1585a5: function(arg0, arg1, arg2) {
            arg0.moveTo(arg1, arg2);
        },
        __wbg_new_13de428334042d26: function(arg0) {
            const ret = new Uint8Array(arg0);
            return ret;
        },
        __wbg_new_37eb45aaf5eeb820: function() {
            const ret = new Array();
            return ret;
        },
        __wbg_new_7075786089b89c5e: function() {
            const ret = new Map();
            return ret;
        },
        __wbg_new_787b9fb330d55d78: function(arg0, arg1) {
            const ret = new Error(getStringFromWasm0(arg0, arg1));
            return ret;
        },
        __wbg_new_cd4348290afae586: function() {
            const ret = new Object();
            return ret;
        },
        __wbg_new_with_u8_clamped_array_and_sh_e5d757b60792d996: function() { return handleError(function (arg0, arg1, arg2, arg3) {
            const ret = new ImageData(getClampedArrayU8FromWasm0(arg0, arg1), arg2 >>> 0, arg3 >>> 0);
            return ret;
        }, arguments); },
        __wbg_next_178c1651c11432b3: function(arg0) {
            const ret = arg0.next;
            return ret;
        },
        __wbg_next_af5ac6a08bb0a717: function() { return handleError(function (arg0) {
            const ret = arg0.next();
            return ret;
        }, arguments); },
        __wbg_prototypesetcall_13162965d1fe7aa3: function(arg0, arg1, arg2) {
            Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);
        },
        __wbg_putImageData_4c8f5c533216d0a0: function() { return handleError(function (arg0, arg1, arg2, arg3) {
            arg0.putImageData(arg1, arg2, arg3);
        }, arguments); },
        __wbg_restore_f322d9dcee2d3472: function(arg0) {
            arg0.restore();
        },
        __wbg_rotate_c33a3db69ad81687: function() { return handleError(function (arg0, arg1) {
            arg0.rotate(arg1);
        }, arguments); },
        __wbg_save_1375b4c2f3596b8b: function(arg0) {
            arg0.save();
        },
        __wbg_setTransform_ee8f5d076fcdec0f: function() { return handleError(function (arg0, arg1, arg2, arg3, arg4, arg5, arg6) {
            arg0.setTransform(arg1, arg2, arg3, arg4, arg5, arg6);
        }, arguments); },
        __wbg_set_8282f7e0d2d01336: function(arg0, arg1, arg2) {
            const ret = arg0.set(arg1, arg2);
            return ret;
        },
        __wbg_set_d2d33b52458e984a: function(arg0, arg1, arg2) {
            arg0[arg1 >>> 0] = arg2;
        },
        __wbg_set_e4b9a833d288759a: function(arg0, arg1, arg2) {
            arg0[arg1] = arg2;
        },
        __wbg_set_fillStyle_f2819d67645a21ba: function(arg0, arg1) {
            arg0.fillStyle = arg1;
        },
        __wbg_set_font_aa0c0c514c73a5fa: function(arg0, arg1, arg2) {
            arg0.font = getStringFromWasm0(arg1, arg2);
        },
        __wbg_set_lineWidth_12f039d09cd36dad: function(arg0, arg1) {
            arg0.lineWidth = arg1;
        },
        __wbg_set_strokeStyle_c0ecdaf8c4f0942f: function(arg0, arg1) {
            arg0.strokeStyle = arg1;
        },
        __wbg_set_textAlign_0a32c51401892c11: function(arg0, arg1, arg2) {
            arg0.textAlign = getStringFromWasm0(arg1, arg2);
        },
        __wbg_set_textBaseline_ff2e3c5c84684b23: function(arg0, arg1, arg2) {
            arg0.textBaseline = getStringFromWasm0(arg1, arg2);
        },
        __wbg_stringify_0a0fbf2ef722380a: function() { return handleError(function (arg0) {
            const ret = JSON.stringify(arg0);
            return ret;
        }, arguments); },
        __wbg_stroke_19fa3f3ec093bc25: function(arg0) {
            arg0.stroke();
        },
        __wbg_translate_73a88129c5d9f3b2: function() { return handleError(function (arg0, arg1, arg2) {
            arg0.translate(arg1, arg2);
        }, arguments); },
        __wbg_value_e0f328965e184931: function(arg0) {
            const ret = arg0.value;
            return ret;
        },
        __wbg_width_babc5dc7654771b1: function(arg0) {
            const ret = arg0.width;
            return ret;
        },
        __wbindgen_generic_0000000000000001: function(arg0) {
            // Cast intrinsic for `F64 -> Externref`.
            const ret = arg0;
            return ret;
        },
        __wbindgen_generic_0000000000000002: function(arg0) {
            // Cast intrinsic for `I64 -> Externref`.
            const ret = arg0;
            return ret;
        },
        __wbindgen_generic_0000000000000003: function(arg0, arg1) {
            // Cast intrinsic for `Ref(String) -> Externref`.
            const ret = getStringFromWasm0(arg0, arg1);
            return ret;
        },
        __wbindgen_generic_0000000000000004: function(arg0) {
            // Cast intrinsic for `U64 -> Externref`.
            const ret = BigInt.asUintN(64, arg0);
            return ret;
        },
        __wbindgen_init_externref_table: function() {
            const table = wasm.__wbindgen_externrefs;
            table.set(0, undefined);
            table.set(1024, undefined);
            table.set(1025, null);
            table.set(1026, true);
            table.set(1027, false);
        },
    };
    return {
        __proto__: null,
        "./gd-web_bg.js": import0,
    };
}

const DataPlotFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_dataplot_free(ptr, 1));
const FieldExperimentFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_fieldexperiment_free(ptr, 1));
const HessianExperimentFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_hessianexperiment_free(ptr, 1));
const LearningChartFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_learningchart_free(ptr, 1));
const PictureFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_picture_free(ptr, 1));
const PlaygroundFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_playground_free(ptr, 1));

function addToExternrefTable0(obj) {
    const idx = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(idx, obj);
    return idx;
}

function _assertClass(instance, klass) {
    if (!(instance instanceof klass)) {
        throw new Error(`expected instance of ${klass.name}`);
    }
}

function debugString(val) {
    switch (typeof val) {
        // primitive types
        case 'number':
        case 'boolean':
        case 'undefined':
        return `${val}`;
        case 'string':
        return JSON.stringify(val);
        case 'bigint':
        return `${val}n`;
        case 'symbol':
        return val.description !== undefined
            ? `Symbol(${val.description})`
            : 'Symbol';
        case 'function':
        return typeof val.name === 'string' && val.name !== ''
            ? `Function(${val.name})`
            : 'Function';
        case 'object': {
            if (val === null) {
                return 'null';
            }
            // objects
            if (Array.isArray(val)) {
                return '[' + Array.from(val, debugString).join(', ') + ']';
            }
            // errors
            if (val instanceof Error) {
                return `${val.name}: ${val.message}\n${val.stack}`;
            }

            const toStringOutput = toString.call(val);
            // Test for built-in
            const className = /\[object ([^\]]+)\]/.exec(toStringOutput)?.[1];

            // Failed to match the standard '[object ClassName]'
            if (className === undefined) {
                return toStringOutput;
            }
            if (className === 'Object') {
                // we're a user defined class or Object
                // JSON.stringify avoids problems with cycles, and is generally much
                // easier than looping through ownProperties of `val`.
                try {
                    return 'Object(' + JSON.stringify(val) + ')';
                } catch (_) {
                    return 'Object';
                }
            }
            // TODO we could test for more things here, like `Set`s and `Map`s.
            return className;
        }
        // Per MDN: 'This list of values is exhaustive.'
        // https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/typeof#description
    }
}

function getArrayF64FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getFloat64ArrayMemory0().subarray(ptr / 8, ptr / 8 + len);
}

function getArrayU8FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}

function getClampedArrayU8FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint8ClampedArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}

let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}

let cachedFloat64ArrayMemory0 = null;
function getFloat64ArrayMemory0() {
    if (cachedFloat64ArrayMemory0 === null || cachedFloat64ArrayMemory0.byteLength === 0) {
        cachedFloat64ArrayMemory0 = new Float64Array(wasm.memory.buffer);
    }
    return cachedFloat64ArrayMemory0;
}

function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}

let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}

let cachedUint8ClampedArrayMemory0 = null;
function getUint8ClampedArrayMemory0() {
    if (cachedUint8ClampedArrayMemory0 === null || cachedUint8ClampedArrayMemory0.byteLength === 0) {
        cachedUint8ClampedArrayMemory0 = new Uint8ClampedArray(wasm.memory.buffer);
    }
    return cachedUint8ClampedArrayMemory0;
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}

function isLikeNone(x) {
    return x === undefined || x === null;
}

function passArrayF64ToWasm0(arg, malloc) {
    const ptr = malloc(arg.length * 8, 8) >>> 0;
    getFloat64ArrayMemory0().set(arg, ptr / 8);
    WASM_VECTOR_LEN = arg.length;
    return ptr;
}

function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
        WASM_VECTOR_LEN = buf.length;
        return ptr;
    }

    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);

        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
    }

    WASM_VECTOR_LEN = offset;
    return ptr;
}

function takeFromExternrefTable0(idx) {
    const value = wasm.__wbindgen_externrefs.get(idx);
    wasm.__externref_table_dealloc(idx);
    return value;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
        cachedTextDecoder.decode();
        numBytesDecoded = bytes.length;
    }
    return cachedTextDecoder.decode(bytes);
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}

let WASM_VECTOR_LEN = 0;

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    cachedDataViewMemory0 = null;
    cachedFloat64ArrayMemory0 = null;
    cachedUint8ArrayMemory0 = null;
    cachedUint8ClampedArrayMemory0 = null;
    wasm.__wbindgen_start();
    return wasm;
}

async function __wbg_load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
        if (!module.ok) {
            throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
        }

        if (typeof WebAssembly.instantiateStreaming === 'function') {
            try {
                return await WebAssembly.instantiateStreaming(module, imports);
            } catch (e) {
                const validResponse = expectedResponseType(module.type);

                if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                    console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                } else { throw e; }
            }
        }

        const bytes = await module.arrayBuffer();
        return await WebAssembly.instantiate(bytes, imports);
    } else {
        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
    }

    function expectedResponseType(type) {
        switch (type) {
            case 'basic': case 'cors': case 'default': return true;
        }
        return false;
    }
}

function initSync(module) {
    if (wasm !== undefined) return wasm;


    if (module !== undefined) {
        if (Object.getPrototypeOf(module) === Object.prototype) {
            ({module} = module)
        } else {
            console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
        }
    }

    const imports = __wbg_get_imports();
    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, imports);
    return __wbg_finalize_init(instance, module);
}

let __wbg_init_promise;
async function __wbg_init(module_or_path) {
    if (wasm !== undefined) return wasm;
    if (__wbg_init_promise === undefined) {
        __wbg_init_promise = __wbg_init_once(module_or_path);
        __wbg_init_promise.catch(() => { __wbg_init_promise = undefined; });
    }
    return __wbg_init_promise;
}

async function __wbg_init_once(module_or_path) {

    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }

    if (module_or_path === undefined) {
        module_or_path = new URL('gd-web_bg.wasm', import.meta.url);
    }
    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }

    const { instance, module } = await __wbg_load(await module_or_path, imports);

    return __wbg_finalize_init(instance, module);
}

export { initSync, __wbg_init as default };
