package lanewise.verify.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import lanewise.error.FormatException;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.io.Npy;
import lanewise.io.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of a model archive, and how: each case changes one thing of an archive that is right. */
class BadModelTest {
    /** Each file is small, and says at most that it is not. */
    private static final long MOST_BYTES = 4 << 20;

    private final ArchiveEdit edit = ArchiveEdit.everyOperator();

    @TempDir
    Path folder;

    @Test
    void theArchiveItselfIsRight() throws IOException {
        Path file = folder.resolve("a.zip");
        ModelArchive model = ModelArchive.decode("good.zip", edit.zip(), Limits.DEFAULT);
        model.write(file);
        assertThat(model.graph().operators()).hasSize(26);
        assertThat(new ArchiveEdit(Files.readAllBytes(file)).entries())
                .containsExactlyInAnyOrderEntriesOf(edit.entries());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            format                    @ "x"                    @ format is "x"; expected "lanewise-model"
            format                    @ ``                     @ lacks "format"
            version                   @ 2                      @ version is 2; expected 1
            version                   @ "1"                    @ version is "1"; expected a number
            version                   @ 1.5                    @ version is 1.5; expected 1
            source                    @ 3                      @ source is 3; expected a text
            note                      @ ``                     @ lacks "note"
            dt                        @ 0                      @ dt is 0; expected a positive
            dt                        @ -0.001                 @ dt is -0.001; expected a positive
            dt                        @ Infinity               @ dt is Infinity; expected a finite
            dt                        @ "0.001"                @ expected a number
            steps                     @ -1                     @ steps is -1; expected a whole number
            steps                     @ 1.5                    @ steps is 1.5
            steps                     @ 3000000000             @ steps is 3000000000
            steps                     @ 5                      @ operators[1] (HostFunction): recorded, array recorded0.npy: 4 rows; the model's 5 steps
            steps                     @ 3                      @ probes[0]: expected, array expected0.npy: its shape is [4, 3]; it has to be [3, 3]
            signals                   @ {}                     @ signals is an object; expected a list
            signals                   @ ``                     @ lacks "signals"
            signals[1]                @ []                     @ signals[1]: found a list; expected an object
            signals[1].id             @ 2                      @ signals[1]: id is 2; expected 1
            signals[1].id             @ -1                     @ signals[1]: id is -1
            signals[1].id             @ ``                     @ signals[1]: lacks "id"
            signals[1].name           @ null                   @ signals[1]: name is null; expected a text
            signals[1].shape          @ 3                      @ signals[1]: shape is 3; expected a list
            signals[2].shape          @ [-6]                   @ signals[2]: shape[0] is -6
            signals[2].shape          @ [6.0]                  @ signals[2]: shape[0] is 6.0
            signals[2].shape          @ [2147483648]           @ signals[2]: shape[0] is 2147483648
            signals[2].shape          @ [2147483647,2147483647,2147483647] @ signals[2]: shape [2147483647, 2147483647, 2147483647]: with it
            signals[2].shape          @ [200000000]            @ more values than the limit
            signals[2].shape          @ [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,6] @ signals[2]: 33 axes
            signals[2].type           @ "double"               @ signals[2]: type is "double"
            signals[2].readonly       @ 1                      @ signals[2]: readonly is 1; expected true or false
            signals[2].readonly       @ true                   @ operators[1]: it writes signal x[6], which is readonly
            signals[3].readonly       @ true                   @ operators[1]: it writes signal x[6], which is readonly
            signals[2].fill           @ ``                     @ signals[2]: says not what it starts with
            signals[2].data           @ "s5.npy"               @ signals[2]: says [fill, data]
            signals[2].fill           @ "0"                    @ signals[2]: fill is "0"; expected a number
            signals[2].fill           @ Infinity               @ signals[2]: fill is Infinity
            signals[2].fill           @ 1e39                   @ signals[2]: fill is 1e+39
            signals[0].fill           @ 0.5                    @ signals[0]: signal step: an initial value is 0.5
            signals[0].fill           @ 1                      @ operators[0] (TimeUpdate): clock: step step[] starts at 1.0
            signals[0].fill           @ 100000000              @ signals[0]: signal step
            signals[3].base           @ 3                      @ signals[3]: base is 3; expected the id of a signal before it
            signals[3].base           @ 99                     @ signals[3]: base is 99
            signals[3].base           @ -1                     @ signals[3]: base is -1
            signals[3].base           @ 0                      @ signals[3]: type is "float"; expected that of its base
            signals[4].base           @ 3                      @ signals[4]: signal x[::2]: x[::-1] cannot be a view on it
            signals[3].offset         @ 2                      @ signals[3]: signal x: view x[::2] reaches from value 2 to 6
            signals[3].offset         @ -1                     @ signals[3]: offset is -1
            signals[3].offset         @ ``                     @ signals[3]: lacks "offset"
            signals[3].strides        @ [3]                    @ signals[3]: signal x: view x[::2] reaches
            signals[3].strides        @ [-1]                   @ signals[3]: signal x: view x[::2] reaches
            signals[3].strides        @ [1073741824]           @ signals[3]: signal x: view x[::2] reaches
            signals[3].strides        @ [4294967298]           @ signals[3]: strides[0] is 4294967298
            signals[3].strides        @ [2,1]                  @ signals[3]: signal x: view x[::2] has 2 strides
            signals[4].offset         @ 4                      @ signals[4]: signal x: view x[::-1] reaches from value -1
            signals[5].data           @ "none.npy"             @ signals[5]: data names "none.npy", but the archive has no array
            signals[5].data           @ "model.json"           @ signals[5]: data names "model.json"
            signals[5].data           @ 7                      @ signals[5]: data is 7; expected a text
            signals[5].data           @ "s27.npy"              @ signals[5]: data, array s27.npy: its shape is [3, 3]; it has to be [3, 6]
            signals[5].shape          @ [18]                   @ signals[5]: data, array s5.npy: its shape is [3, 6]
            signals[9].data           @ "s10.npy"              @ signals[9]: data, array s10.npy: its shape is [3]
            signals[7].shape          @ [3]                    @ signals[7]: sparse, with 1 axes
            signals[7].type           @ "int"                  @ signals[7]: sparse, with 2 axes and type int
            signals[7].shape          @ [2,6]                  @ signals[7]: sparse: rows, array s7.rows.npy: value 2 is 2; indices go from 0 to 1
            signals[7].shape          @ [3,5]                  @ signals[7]: sparse: cols, array s7.cols.npy: value 0 is 5
            signals[7].sparse.rows    @ ``                     @ signals[7]: sparse: lacks "rows"
            signals[7].sparse.rows    @ "s10.npy"              @ a list of integers is needed
            signals[7].sparse.values  @ "s10.npy"              @ signals[7]: sparse: values, array s10.npy: its shape is [3]; it has to be [4]
            signals[7].sparse         @ "s7.npy"               @ signals[7]: sparse: found "s7.npy"; expected an object
            operators                 @ null                   @ operators is null; expected a list
            operators[0]              @ "TimeUpdate"           @ operators[0]: found "TimeUpdate"; expected an object
            operators[0].type         @ "SimSpaun"             @ operators[0] (SimSpaun): type is "SimSpaun"
            operators[0].type         @ ``                     @ operators[0]: lacks "type"
            operators[0].step         @ 2                      @ operators[0] (TimeUpdate): clock
            operators[0].step         @ 99                     @ operators[0] (TimeUpdate): step is 99; expected a whole number from 0 to 37
            operators[0].step         @ -1                     @ operators[0] (TimeUpdate): step is -1
            operators[0].step         @ 0.0                    @ operators[0] (TimeUpdate): step is 0.0
            operators[0].step         @ ``                     @ operators[0] (TimeUpdate): lacks "step"
            operators[3].tag          @ 1                      @ operators[3]: tag is 1; expected a text
            operators[3].value        @ Infinity               @ operators[3] (Reset): value is Infinity
            operators[3].value        @ 1e300                  @ operators[3] (Reset): reset of y[3]
            operators[3].dst          @ 7                      @ operators[3] (Reset): dst is 7; expected a signal that is not sparse
            operators[3].dst          @ 8                      @ two operators set it
            operators[3].dst          @ 5                      @ operators[3]: it writes signal weights[3, 6], which is readonly
            operators[8].src_index    @ [0,1,3]                @ operators[8] (Copy): copy: index 3
            operators[8].src_index    @ [0,1,-1]               @ operators[8] (Copy): src_index[2] is -1
            operators[8].src_index    @ [0,1]                  @ operators[8] (Copy): copy of x[::2][3]
            operators[8].src_index    @ ``                     @ operators[8] (Copy): lacks "src_index"
            operators[8].dst_index    @ [0,0,3]                @ operators[8] (Copy): copy: index 3
            operators[8].inc          @ 1                      @ operators[8] (Copy): inc is 1; expected true or false
            operators[8].inc          @ false                  @ a target named twice
            operators[9].A            @ 7                      @ operators[9] (DotInc): A is 7; expected a signal that is not sparse
            operators[9].X            @ 6                      @ operators[9] (DotInc): product of
            operators[10].A           @ 5                      @ operators[10] (SparseDotInc): sparse product with weights[3, 6]
            operators[10].X           @ 6                      @ operators[10] (SparseDotInc): sparse product of
            operators[11].A           @ 2                      @ operators[11] (ElementwiseInc): elementwise product
            operators[13].J           @ 2                      @ operators[13] (SimNeurons): neurons out[3]
            operators[13].neurons     @ "HodgkinHuxley"        @ operators[13] (SimNeurons): neurons is "HodgkinHuxley"
            operators[13].neurons     @ "PoissonSpiking"       @ operators[13] (SimNeurons): neurons is "PoissonSpiking"; expected a type without random
            operators[13].neurons     @ "LIFRate"              @ operators[13] (SimNeurons): state has the variables [voltage, refractory_time]; expected []
            operators[13].neurons     @ "RegularSpiking"       @ operators[13] (SimNeurons): lacks "base"
            operators[13].tau_rc      @ 0                      @ operators[13] (SimNeurons): Lif: tauRc
            operators[13].tau_rc      @ Infinity               @ operators[13] (SimNeurons): tau_rc is Infinity
            operators[13].tau_ref     @ -0.001                 @ operators[13] (SimNeurons): Lif: tauRef
            operators[13].amplitude   @ 0                      @ operators[13] (SimNeurons): Lif: amplitude
            operators[13].min_voltage @ ``                     @ operators[13] (SimNeurons): lacks "min_voltage"
            operators[13].state       @ {"voltage": 13}        @ operators[13] (SimNeurons): state has the variables [voltage]
            operators[13].state.voltage @ 99                   @ operators[13] (SimNeurons): state: voltage is 99
            operators[13].state.voltage @ 2                    @ operators[13] (SimNeurons): neurons out[3]: x[6] has 6 values
            operators[13].state.voltage @ 14                   @ SimNeurons: it writes refractory_time[3] and refractory_time[3], which share memory
            operators[14].process     @ "WhiteNoise"           @ operators[14] (SimProcess): process is "WhiteNoise"
            operators[14].mode        @ "add"                  @ operators[14] (SimProcess): mode is "add"
            operators[14].input       @ 2                      @ operators[14] (SimProcess): input is 2; expected null
            operators[14].presentation_time @ 0                @ operators[14] (SimProcess): PresentInput: presentationTime
            operators[14].inputs      @ "s10.npy"              @ operators[14] (SimProcess): inputs, array s10.npy: its shape is [3]; expected one or more inputs of 2
            operators[14].state       @ {"X": 13}              @ operators[14] (SimProcess): state has the variables [X]; expected []
            operators[15].recorded    @ "recorded0.npy"        @ operators[15] (SimProcess): recorded, array recorded0.npy: its shape is [4, 6]; expected a row of shape [2]
            operators[15].recorded    @ ``                     @ operators[15] (SimProcess): lacks "recorded"
            operators[15].output      @ 21                     @ two operators set it
            operators[16].dimensions  @ 4                      @ operators[16] (ConvInc): dimensions is 4
            operators[16].dimensions  @ 2                      @ operators[16] (ConvInc): kernel_size has 1 values for 2 dimensions
            operators[16].kernel_size @ [0]                    @ operators[16] (ConvInc): kernel_size[0] is 0
            operators[16].kernel_size @ [3]                    @ operators[16] (ConvInc): convolution into convolved[10]: weights kernel[2, 1, 2]
            operators[16].strides     @ [0]                    @ operators[16] (ConvInc): strides[0] is 0
            operators[16].strides     @ [2]                    @ does not lead from [6] to [5]
            operators[16].strides     @ [1,1]                  @ operators[16] (ConvInc): convolution: strides
            operators[16].padding     @ "full"                 @ operators[16] (ConvInc): padding is "full"
            operators[16].padding     @ "same"                 @ does not lead from [6] to [5]
            operators[16].groups      @ 0                      @ operators[16] (ConvInc): groups is 0
            operators[16].groups      @ 2                      @ do not split into 2 groups
            operators[16].input_shape @ [2147483647,2147483647] @ operators[16] (ConvInc): input_shape
            operators[16].input_shape @ [5,1]                  @ operators[16] (ConvInc): convolution of x[6]
            operators[16].channels_last @ 1                    @ operators[16] (ConvInc): channels_last is 1
            operators[17].groups      @ 2                      @ operators[17] (ConvTransposeInc): transposed convolution into transposed[6]: 2 groups
            operators[17].strides     @ [2]                    @ does not lead from [6] back to [5]
            operators[1].output       @ 99                     @ operators[1] (HostFunction): output is 99
            operators[1].t            @ 0                      @ operators[1] (HostFunction): t is 0; expected true or false
            operators[1].recorded     @ ``                     @ operators[1] (HostFunction): it has an output; name the "function"
            operators[1].recorded     @ "recorded1.npy"        @ expected a row of shape [6]
            operators[2].function     @ 5                      @ operators[2] (HostFunction): function is 5
            operators[2].x            @ 23                     @ operators: operator 2, HostFunction: it reads squares[3], which it writes within the same step
            operators[0]              @ ``                     @ operators[0] (HostFunction): it takes the time, but no TimeUpdate
            operators[1]              @ {"type": "TimeUpdate", "step": 0, "time": 1} @ operators[1] (TimeUpdate): there is a clock already
            operators[19].error       @ 2                      @ operators[19] (SimPES): PES: pes[2, 3]
            operators[19].learning_rate @ Infinity             @ operators[19] (SimPES): learning_rate is Infinity
            operators[19].delta       @ 26                     @ operators[19] (SimPES): PES: bcm[3, 3]
            operators[20].theta       @ 2                      @ operators[20] (SimBCM): BCM
            operators[21].weights     @ 5                      @ operators[21] (SimOja): Oja
            operators[21].delta       @ 26                     @ two operators update it
            operators[21].beta        @ ``                     @ operators[21] (SimOja): lacks "beta"
            operators[22].scale       @ "s9.npy"               @ operators[22] (SimVoja): scale, array s9.npy: its shape is [2]; it has to be [3]
            operators[22].learning_signal @ 2                  @ operators[22] (SimVoja): Voja
            operators[23].inv_gamma   @ 29                     @ operators[23] (SimRLS): RLS
            operators[24].A           @ [[0.5, 1]]             @ operators[24] (SimProcess): filter into filtered[3]
            operators[24].A           @ []                     @ operators[24] (SimProcess): A has 0 rows and B 1 values
            operators[24].A           @ [0.5]                  @ operators[24] (SimProcess): A[0] is 0.5; expected a list
            operators[24].B           @ [null]                 @ operators[24] (SimProcess): B[0] is null; expected a number
            operators[24].C           @ [1, 2]                 @ operators[24] (SimProcess): filter into filtered[3]
            operators[24].D           @ Infinity               @ operators[24] (SimProcess): D is Infinity
            operators[24].state       @ {}                     @ operators[24] (SimProcess): state has the variables []; expected [X]
            operators[24].state.X     @ 2                      @ operators[24] (SimProcess): filter of out[3]
            operators[24].input       @ 2                      @ operators[24] (SimProcess): filter of x[6] into filtered[3]
            operators[24].input       @ null                   @ operators[24] (SimProcess): input is null
            operators[24].mode        @ "set"                  @ operators: signal filtered[3]: operator 18, HostFunction reads it before
            operators[24].output      @ 17                     @ two operators update it
            operators[25].n_taps      @ 0                      @ operators[25] (SimProcess): n_taps is 0
            operators[25].n_taps      @ 3                      @ operators[25] (SimProcess): triangle filter of out[3]
            operators[25].n0          @ Infinity               @ operators[25] (SimProcess): n0 is Infinity
            operators[25].state.Xi    @ 15                     @ operators[25] (SimProcess): triangle filter
            probes                    @ 3                      @ probes is 3; expected a list
            probes[0]                 @ null                   @ probes[0]: found null; expected an object
            probes[0].signal          @ 38                     @ probes[0]: signal is 38
            probes[0].signal          @ 7                      @ probes[0]: probe out: sparse[3, 6] is sparse
            probes[0].signal          @ 2                      @ probes[0]: expected, array expected0.npy: its shape is [4, 3]; it has to be [4, 6]
            probes[0].every           @ 0                      @ probes[0]: probe out: 0.0 steps between samples
            probes[0].every           @ -2                     @ probes[0]: probe out: -2.0 steps
            probes[0].every           @ Infinity               @ probes[0]: every is Infinity
            probes[0].every           @ 2                      @ probes[0]: expected, array expected0.npy: its shape is [4, 3]; it has to be [2, 3]
            probes[0].expected        @ "expected9.npy"        @ probes[0]: expected names "expected9.npy"
            probes[0].expected        @ ``                     @ probes[0]: lacks "expected"
            probes[0].name            @ ``                     @ probes[0]: lacks "name"
            probes[0].key             @ ``                     @ probes[0]: lacks "key"
            """)
    void refusesDocuments(String path, String value, String reason) {
        edit.put(path, value);
        refuses("bad.zip: model.json: ", reason);
    }

    @Test
    void refusesOrdersThatAreNotAnOrderOfExecution() {
        Json operators = ((Json.Members) edit.document()).values().get("operators");
        List<Json> list = new ArrayList<>(((Json.Elements) operators).values());
        Collections.swap(list, 3, 9);
        edit.put("operators", new Json.Elements(list).text());
        refuses(
                "bad.zip: model.json: operators: signal y[3]: ",
                "operator 3, DotInc increases it before operator 9, Reset sets it");
    }

    @Test
    void refusesArrays() throws IOException {
        double[] wrong = new double[18];
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e39}) {
            wrong[5] = bad;
            array("s5.npy", new NpyArray.Doubles(new int[] {3, 6}, wrong));
            refuses("bad.zip: model.json: signals[5]: data, array s5.npy: ", "value 5 is " + bad);
        }
    }

    @Test
    void refusesIntegersWithFractions() throws IOException {
        array("s9.npy", new NpyArray.Doubles(new int[] {2}, new double[] {1, 2}));
        refuses("bad.zip: model.json: signals[9]: data, array s9.npy: ", "a signal of type int needs integers");
        array("s9.npy", new NpyArray.Longs(new int[] {2}, new long[] {1, 1 << 25}));
        refuses("bad.zip: model.json: signals[9]: ", "2^24");
    }

    @Test
    void refusesNaNInWhatIsExpectedOrRecorded() throws IOException {
        double[] values = new double[12];
        values[3] = Double.NaN;
        array("expected0.npy", new NpyArray.Doubles(new int[] {4, 3}, values));
        refuses("bad.zip: model.json: probes[0]: expected, array expected0.npy: ", "value 3 is NaN");
        array("recorded1.npy", new NpyArray.Doubles(new int[] {6, 2}, values));
        refuses("bad.zip: model.json: operators[15] (SimProcess): recorded, array recorded1.npy: ", "value 3 is NaN");
    }

    @Test
    void refusesDamagedEntries() {
        byte[] good = edit.entries().get("s5.npy");
        edit.entries().put("s5.npy", Arrays.copyOf(good, good.length - 1));
        refuses("bad.zip: entry s5.npy: ", "143 bytes of values");
        edit.entries().put("model.json", "{\"format\": NaN}".getBytes(StandardCharsets.US_ASCII));
        refuses("bad.zip: model.json: line 1, column 12: ", "NaN");
        edit.entries().remove("model.json");
        refuses("bad.zip: ", "no model archive: it has no model.json");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        edit.put("later", "[1, 2]");
        edit.put("operators[3].later", "{\"a\": null}");
        edit.entries().put("readme.txt", new byte[3]);
        assertThat(ModelArchive.decode("good.zip", edit.zip(), Limits.DEFAULT).steps())
                .isEqualTo(4);
    }

    private void array(String name, NpyArray array) throws IOException {
        Path file = folder.resolve("array.npy");
        Npy.write(file, array);
        edit.entries().put(name, Files.readAllBytes(file));
    }

    private void refuses(String start, String reason) {
        byte[] file = edit.zip();
        assertThatThrownBy(() -> Cost.limited(MOST_BYTES, () -> ModelArchive.decode("bad.zip", file, Limits.DEFAULT)))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(reason);
    }
}
