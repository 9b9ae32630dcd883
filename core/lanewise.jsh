// What jshell starts with for modelling; core/NENGO.md says how.

import java.time.Duration;
import lanewise.analysis.*;
import lanewise.analysis.picture.*;
import lanewise.build.*;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.*;
import lanewise.model.distribution.*;
import lanewise.model.learning.*;
import lanewise.model.neuron.*;
import lanewise.model.process.*;
import lanewise.model.process.Process;
import lanewise.model.solver.*;
import lanewise.model.synapse.*;
import lanewise.model.transform.*;
import lanewise.network.*;
import lanewise.network.spa.*;
import lanewise.sim.*;

/** Builds a network and runs it for some seconds. */
Simulator simulate(Network net, double seconds) {
    var sim = Simulator.of(net);
    sim.runSteps((long) Math.rint(seconds / sim.dt()));
    return sim;
}

/** What a probe has recorded, over time. */
LinePlot plot(String title, ProbeData data) {
    return LinePlot.titled(title).lines("value", data);
}

/** The spikes that a probe of neurons has recorded. */
RasterPlot raster(String title, ProbeData spikes) {
    return RasterPlot.of(title, SpikeTrains.of(spikes));
}

/** Writes a picture as SVG; gives the file. */
Path save(Picture picture, String file) {
    picture.write(Path.of(file));
    return Path.of(file).toAbsolutePath();
}
